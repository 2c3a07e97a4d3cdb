use super::*;

fn answer(subject: &str) -> Reply {
    Reply {
        language: Lang::Fi,
        subject: subject.into(),
        reference: "INT-1042".into(),
        text: "Hei Anssi,\n\nhyvityslasku <lähtee> tänään.".into(),
        signature: "Matti\nYritys Oy".into(),
        quoted: Some(Quoted { who: "Anssi".into(), at: Timestamp::UNIX_EPOCH, text: "Hei,\nlasku?".into() }),
        tz: TimeZone::UTC,
    }
}

#[test]
fn the_subject_gets_re_and_the_number_once() {
    assert_eq!(reply(&answer("Lasku")).subject, "Re: Lasku [INT-1042]");
    assert_eq!(reply(&answer("RE: Lasku [INT-1042]")).subject, "RE: Lasku [INT-1042]");
}

#[test]
fn a_reply_quotes_in_both_forms_and_escapes_html() {
    let body = reply(&answer("Lasku"));
    assert!(body.text.contains("> Hei,\n> lasku?"));
    assert!(body.html.contains("&lt;lähtee&gt;"));
    assert!(body.html.contains("<blockquote>"));
}

#[test]
fn a_receipt_tells_the_number_and_the_time_in_the_customers_language() {
    for lang in Lang::ALL {
        let body = receipt(&Receipt {
            language: lang,
            subject: "Lasku".into(),
            reference: "INT-1042".into(),
            brand: "Yritys Oy".into(),
            signature: "Yritys Oy".into(),
            answer_by: Some(Timestamp::UNIX_EPOCH),
            now: Timestamp::UNIX_EPOCH,
            tz: TimeZone::UTC,
        });
        assert!(body.text.contains("INT-1042") && body.text.contains("1970"), "{}", body.text);
        assert!(!body.text.contains('«'), "{}", body.text);
    }
}

#[test]
fn links_stand_whole_in_the_text() {
    let url = "https://tuki.example/reset/abc";
    let view = PasswordReset {
        language: Lang::Sv,
        organisation: "Yritys Oy".into(),
        url: url.into(),
        valid_minutes: 60,
    };
    assert!(password_reset(&view).text.contains(url));
    let view = Invitation {
        language: Lang::En,
        organisation: "Yritys Oy".into(),
        invited_by: "Liisa".into(),
        name: "Matti".into(),
        url: url.into(),
        valid_hours: 48,
    };
    let body = invitation(&view);
    assert!(body.text.contains(url) && !body.text.contains('«'));
}

#[test]
fn a_whole_text_stays_as_it_is() {
    let body = plain(Lang::Fi, "Aihe", "Yksi <rivi>\n\nToinen");
    assert_eq!((body.subject.as_str(), body.text.as_str()), ("Aihe", "Yksi <rivi>\n\nToinen\n"));
    assert!(body.html.contains("<p>Yksi &lt;rivi&gt;</p><p>Toinen</p>"));
}

#[test]
fn an_invitation_without_a_host_names_nobody() {
    let view = Invitation {
        language: Lang::Fi,
        organisation: "Yritys Oy".into(),
        invited_by: String::new(),
        name: "Matti".into(),
        url: "https://tuki.example/invitation/x".into(),
        valid_hours: 72,
    };
    assert!(invitation(&view).text.contains("Sinut on kutsuttu"));
}
