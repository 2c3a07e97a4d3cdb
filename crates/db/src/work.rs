//! A closure on its way through a thread: run as often as needed, answered once.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use tokio::sync::oneshot;

use crate::error::Kind;
use crate::{Error, Tx};

pub(crate) trait Work: Send {
    /// Runs the closure; `false` means that its changes must not stay.
    fn run(&mut self, tx: &mut Tx) -> bool;
    /// Replaces the outcome by a failure of the database.
    fn fail(&mut self, error: Error);
    /// When it was handed in.
    fn since(&self) -> Instant;
    /// Sends the outcome to whoever waits.
    fn answer(self: Box<Self>);
}

pub(crate) struct Closure<F, T, E> {
    work: F,
    since: Instant,
    outcome: Option<Result<T, E>>,
    reply: oneshot::Sender<Result<T, E>>,
}

impl<F, T, E> Closure<F, T, E> {
    pub(crate) fn new(work: F) -> (Closure<F, T, E>, oneshot::Receiver<Result<T, E>>) {
        let (reply, receiver) = oneshot::channel();
        (Closure { work, since: Instant::now(), outcome: None, reply }, receiver)
    }
}

impl<F, T, E> Work for Closure<F, T, E>
where
    F: Fn(&mut Tx) -> Result<T, E> + Send,
    T: Send,
    E: From<Error> + Send,
{
    fn run(&mut self, tx: &mut Tx) -> bool {
        let outcome = catch_unwind(AssertUnwindSafe(|| (self.work)(tx)));
        let outcome =
            outcome.unwrap_or_else(|_| Err(E::from(Error::new(Kind::Panicked, "a transaction panicked"))));
        let stays = outcome.is_ok();
        self.outcome = Some(outcome);
        stays
    }

    fn fail(&mut self, error: Error) {
        self.outcome = Some(Err(E::from(error)));
    }

    fn since(&self) -> Instant {
        self.since
    }

    fn answer(self: Box<Self>) {
        let unanswered = || Err(E::from(Error::other("the transaction was not run")));
        let _ = self.reply.send(self.outcome.unwrap_or_else(unanswered));
    }
}
