use super::*;
use crate::text::joined;

fn seen(html: &str) -> String {
    joined(&from_html(html))
}

#[test]
fn a_reader_sees_words_and_no_mark_up() {
    let cases = [
        ("<p>Hei,</p><p>mikä <b>maksaa</b>?</p>", "Hei,\n\nmikä maksaa?"),
        ("a<br>b<br><br>c", "a\nb\n\nc"),
        ("<div>a</div><div><br></div><div>b</div>", "a\n\nb"),
        ("<ul><li>yksi</li><li>kaksi</li></ul>", "yksi\nkaksi"),
        ("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "1 2\n3"),
        ("x <a href='https://a.fi/?a=1&b=2'>linkki</a>.", "x linkki."),
        ("<head><title>T</title><style>p{}</style></head><body>hei</body>", "hei"),
        ("<script>if (a < b) alert('</div>')</script>hei", "hei"),
        ("a<!-- <p>no</p> -->b", "ab"),
        ("<![if !mso]>näkyy<![endif]>", "näkyy"),
        ("2 < 3 &amp; 4 > 3", "2 < 3 & 4 > 3"),
        ("a&nbsp;&nbsp;b", "a  b"),
        ("<pre>a\n  b</pre>c", "a\n  b\n\nc"),
        ("<div style='display: none'>esikatselu<div>x</div></div>hei", "hei"),
        ("<div hidden>auki jäi", "auki jäi"),
        ("<img alt=\"a > b\" src=x>kuva", "kuva"),
        ("<a title=\"auki>teksti", "teksti"),
        ("", ""),
        ("<", "<"),
        ("<p", ""),
        ("&", "&"),
    ];
    for (html, wanted) in cases {
        assert_eq!(seen(html), wanted, "{html}");
    }
}

#[test]
fn marks_of_mail_programs_are_kept_with_the_lines() {
    let html = "<div>oma<div class=\"gmail_signature\">Maija</div><div class='gmail_quote'>ma 1.1. kirjoitti:\
                <blockquote>vanha<div>x</div></blockquote></div>loppu</div><div id=\"x_appendonsend\"></div>Lähettäjä";
    let marks: Vec<_> =
        from_html(html).into_iter().filter(|l| !l.text.is_empty()).map(|l| (l.text, l.mark)).collect();
    let wanted = [
        ("oma", Mark::None),
        ("Maija", Mark::Signature),
        ("ma 1.1. kirjoitti:", Mark::Quote),
        ("vanha", Mark::Quote),
        ("x", Mark::Quote),
        ("loppu", Mark::None),
        ("Lähettäjä", Mark::AfterCut),
    ];
    assert_eq!(marks, wanted.map(|(text, mark)| (Cow::Borrowed(text), mark)));
}

#[test]
fn hostile_nesting_takes_time_by_length_alone() {
    for unit in [
        "<div class=gmail_quote>",
        "<div hidden>",
        "<a b=\"",
        "<style>",
        "&",
        "</",
        "<!--",
        "<pre>\n",
        "<b '",
    ] {
        let html = unit.repeat(200_000);
        assert!(joined(&from_html(&html)).len() <= html.len());
    }
}
