use std::io::{BufRead, BufReader, Read, Write};

use super::*;

struct Caller {
    reader: BufReader<TcpStream>,
    writer: TcpStream,
}

impl Caller {
    fn call(sink: &SmtpSink) -> Caller {
        let writer = TcpStream::connect(sink.address()).unwrap();
        Caller { reader: BufReader::new(writer.try_clone().unwrap()), writer }
    }

    fn hear(&mut self) -> String {
        let mut line = String::new();
        self.reader.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    }

    fn say(&mut self, text: &str) -> String {
        self.writer.write_all(format!("{text}\r\n").as_bytes()).unwrap();
        self.hear()
    }

    fn send(&mut self, to: &str) -> String {
        self.say("MAIL FROM:<anssi@example.fi>");
        let answer = self.say(&format!("RCPT TO:<{to}>"));
        if !answer.starts_with("250") {
            return answer;
        }
        let answer = self.say("DATA");
        if !answer.starts_with("354") {
            return answer;
        }
        self.say("Subject: Hei\r\n\r\n..piste\r\n.")
    }
}

#[test]
fn what_is_sent_is_kept_with_its_envelope() {
    let sink = SmtpSink::start();
    let mut caller = Caller::call(&sink);
    assert!(caller.hear().starts_with("220"));
    assert!(caller.send("tuki@test.local").starts_with("250"));
    let kept = sink.wait_received(1).remove(0);
    assert_eq!(
        (kept.from.as_str(), kept.to.as_slice()),
        ("anssi@example.fi", &["tuki@test.local".to_owned()][..])
    );
    assert_eq!(kept.text(), "Subject: Hei\r\n\r\n.piste\r\n");
}

#[test]
fn it_refuses_as_often_as_told_and_then_takes_everything() {
    let sink = SmtpSink::start();
    sink.behave_times(Manner::Refuse(Stage::Message, 451), 1);
    let mut caller = Caller::call(&sink);
    caller.hear();
    assert!(caller.send("tuki@test.local").starts_with("451"));
    assert!(sink.received().is_empty());
    assert!(caller.send("tuki@test.local").starts_with("250"));
}

#[test]
fn one_recipient_can_be_unknown() {
    let sink = SmtpSink::start();
    sink.refuse_recipient("poissa@test.local", 550);
    let mut caller = Caller::call(&sink);
    caller.hear();
    assert!(caller.send("Poissa@test.local").starts_with("550"));
    assert!(caller.send("tuki@test.local").starts_with("250"));
}

#[test]
fn it_can_keep_a_message_and_hang_up_without_saying_so() {
    let sink = SmtpSink::start();
    sink.behave(Manner::KeepAndHangUp);
    let mut caller = Caller::call(&sink);
    caller.hear();
    assert_eq!(caller.send("tuki@test.local"), "");
    assert_eq!(sink.received().len(), 1);
}

#[test]
fn it_goes_down_and_comes_back_on_the_same_port() {
    let sink = SmtpSink::start();
    sink.go_down();
    assert!(TcpStream::connect(sink.address()).is_err());
    sink.come_back();
    assert!(Caller::call(&sink).hear().starts_with("220"));
}

#[test]
fn it_can_talk_nonsense() {
    let sink = SmtpSink::start();
    sink.behave(Manner::Nonsense);
    let mut said = Vec::new();
    TcpStream::connect(sink.address()).unwrap().read_to_end(&mut said).unwrap();
    assert!(!said.starts_with(b"220"));
}
