//! The closed lists of words that the room stores: direction, why nobody was reached, who is really calling.

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vm:meta])* $variant:ident = $code:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$vm])* $variant),* }

        impl $name {
            /// Every one, in the order of lists.
            pub const ALL: &[$name] = &[$($name::$variant),*];

            /// The word in the database and the API.
            pub fn code(self) -> &'static str {
                match self { $($name::$variant => $code),* }
            }

            /// From that word.
            pub fn from_code(code: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    };
}

words! {
    /// Who turned to whom.
    Direction {
        /// The customer to us.
        In = "in",
        /// We to the customer.
        Out = "out",
    }
}

words! {
    /// Why nobody was reached.
    Missed {
        /// The customer gave up waiting.
        Abandoned = "abandoned",
        /// The line was busy.
        Busy = "busy",
        /// Nobody answered.
        NoAnswer = "no_answer",
        /// We were closed.
        OutOfHours = "out_of_hours",
        /// Our message came back.
        Bounced = "bounced",
        /// Nobody wrote it for us.
        Spam = "spam",
        /// A program answered.
        AutoReply = "auto_reply",
        /// A mailing list.
        List = "list",
        /// Two programs answer each other.
        Loop = "loop",
    }
}

words! {
    /// What was done in a contact.
    ActionKind {
        /// Answered in writing.
        Replied = "replied",
        /// Gave advice.
        Advised = "advised",
        /// Guided step by step.
        Guided = "guided",
        /// Told how things stand.
        Informed = "informed",
        /// Did it for the customer.
        OnBehalf = "on_behalf",
        /// Put it right.
        Fixed = "fixed",
        /// Made a record of it.
        Recorded = "recorded",
        /// Called the customer.
        Called = "called",
        /// Agreed to call back.
        CallbackAgreed = "callback_agreed",
        /// Left a message.
        MessageLeft = "message_left",
        /// Gave another number or form; alone it closes nothing.
        ReferredElsewhere = "referred_elsewhere",
        /// Something else, said in the note.
        Other = "other",
    }
}

impl Missed {
    /// The reasons that a person may log.
    pub const LOGGED: &[Missed] = &[
        Missed::NoAnswer,
        Missed::Busy,
        Missed::Abandoned,
        Missed::OutOfHours,
        Missed::Bounced,
        Missed::Spam,
    ];
}

impl ActionKind {
    /// Whether it is what follows a contact in which nobody was reached.
    pub fn follows_up(self) -> bool {
        self.informs() || matches!(self, ActionKind::CallbackAgreed | ActionKind::MessageLeft)
    }

    /// Whether the customer heard from us by it: then what was promised is kept.
    pub fn informs(self) -> bool {
        matches!(
            self,
            ActionKind::Replied
                | ActionKind::Advised
                | ActionKind::Guided
                | ActionKind::Informed
                | ActionKind::OnBehalf
                | ActionKind::Called
        )
    }
}

impl Missed {
    /// Whether no person stands behind it: such contacts are closed by the system (A19), get no receipt and count in no figure.
    pub fn is_of_nobody(self) -> bool {
        matches!(self, Missed::Spam | Missed::AutoReply | Missed::List | Missed::Loop | Missed::Bounced)
    }
}
