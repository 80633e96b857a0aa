//! Addresses that would lead elsewhere than they look, and those that are as they look.

use chairside_address::{Doubt, LONGEST, Refused, check, email};

fn refused(text: &str) -> Refused {
    check(text).map(|address| address.url).unwrap_err()
}

#[test]
fn what_is_opened_and_where_it_leads() {
    for (text, url, host) in [
        ("https://www.ietf.org/", "https://www.ietf.org/", "www.ietf.org"),
        ("http://example.com", "http://example.com/", "example.com"),
        ("HTTPS://EXAMPLE.com/a?b#c", "https://example.com/a?b#c", "example.com"),
        ("https://example.org:8443/x", "https://example.org:8443/x", "example.org:8443"),
        ("https://example.org:443/x", "https://example.org/x", "example.org"),
        ("https://[2001:db8::1]/", "https://[2001:db8::1]/", "[2001:db8::1]"),
        // Numbers written to look like something else.
        ("http://0x7f.1/", "http://127.0.0.1/", "127.0.0.1"),
        ("http://2130706433/", "http://127.0.0.1/", "127.0.0.1"),
        // A host that looks like the path or the query of another.
        ("https://www.ietf.org.evil.example/", "https://www.ietf.org.evil.example/", "www.ietf.org.evil.example"),
        ("https://evil.example/www.ietf.org", "https://evil.example/www.ietf.org", "evil.example"),
        ("https://evil.example?www.ietf.org", "https://evil.example/?www.ietf.org", "evil.example"),
        ("https://evil.example#@www.ietf.org", "https://evil.example/#@www.ietf.org", "evil.example"),
        // Letters of the path are written out, so that none looks like another.
        ("https://example.org/‚€", "https://example.org/%E2%80%9A%E2%82%AC", "example.org"),
        ("https://example.org/∕evil", "https://example.org/%E2%88%95evil", "example.org"),
        ("mailto:chairs@ietf.org", "mailto:chairs@ietf.org", "ietf.org"),
        ("mailto:a@x.example,b@y.example", "mailto:a@x.example,b@y.example", "x.example, y.example"),
        (
            "mailto:tls-chairs+ietf@ietf.org?subject=Slot%20%26%20time",
            "mailto:tls-chairs+ietf@ietf.org?subject=Slot%20%26%20time",
            "ietf.org",
        ),
        ("mailto:?to=a@x.example", "mailto:a@x.example", "x.example"),
        ("xmpp:secdispatch@jabber.ietf.org?join", "xmpp:secdispatch@jabber.ietf.org?join", "jabber.ietf.org"),
    ] {
        let address = check(text).unwrap_or_else(|why| panic!("{text}: {why}"));
        assert_eq!((address.url.as_str(), address.host.as_str(), &*address.doubts), (url, host, &[][..]), "{text}");
        assert_eq!(check(&address.url).map(|again| again.url), Ok(address.url.clone()), "written again");
    }
}

#[test]
fn no_character_that_cannot_be_seen_or_turns_text_round_is_in_an_address() {
    // Bidi controls, zero width, marks, tags, fillers, selectors, blanks of all kinds, controls, private use.
    let hidden = "\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}\u{200E}\u{200F}\u{061C}\
                  \u{200B}\u{200C}\u{200D}\u{2060}\u{2061}\u{2062}\u{2063}\u{2064}\u{FEFF}\u{00AD}\u{034F}\u{180E}\
                  \u{206A}\u{206F}\u{115F}\u{1160}\u{17B4}\u{3164}\u{FFA0}\u{FE00}\u{FE0F}\u{E0001}\u{E0041}\u{E0100}\
                  \u{1D173}\u{FFF9}\u{FFFB}\u{0600}\u{070F}\u{2800}\u{E000}\u{F0000}\u{0378}\u{0}\u{7}\u{1B}\u{7F}\u{9B}";
    let blank = " \t\n\r\u{B}\u{C}\u{85}\u{A0}\u{1680}\u{2000}\u{2003}\u{2007}\u{2009}\u{200A}\u{2028}\u{2029}\u{202F}\u{205F}\u{3000}";
    for (characters, is_blank) in [(hidden, false), (blank, true)] {
        for character in characters.chars() {
            let expected = if is_blank { Refused::Blank } else { Refused::Hidden(character) };
            for text in [
                format!("https://www.ie{character}tf.org/"),
                format!("https://www.ietf.org/{character}gro.live//:sptth"),
                format!("{character}https://www.ietf.org/"),
                format!("https://www.ietf.org/a?b={character}#c"),
                format!("https://a{character}@www.ietf.org/"),
                format!("java{character}script:alert(1)"),
                format!("mailto:a{character}b@ietf.org"),
                format!("mailto:ab@ietf.org?subject={character}"),
                format!("xmpp:room@jabber{character}.ietf.org"),
            ] {
                assert_eq!(refused(&text), expected, "{text:?}");
            }
        }
    }
}

#[test]
fn they_are_not_let_in_by_escapes_either() {
    for text in [
        "https://www.ietf%E2%80%AE.org/",
        "https://www.ietf%00.org/",
        "https://www.ietf%20.org/",
        "https://www.ietf%2Forg/",
        "mailto:a%0D%0Abcc:x@ietf.org",
        "mailto:a%E2%80%AEb@ietf.org",
        "mailto:a%2Cb@x.example@ietf.org",
        "mailto:%22x%22@ietf.org",
        "mailto:a@ietf.org%2Cb@evil.example",
        "mailto:a%FF@ietf.org",
        "xmpp:a%00b@jabber.ietf.org",
    ] {
        assert!(check(text).is_err(), "{text}: {:?}", check(text));
    }
    // In the path they stay escapes, which anybody can see.
    assert_eq!(check("https://ietf.org/%E2%80%AE").unwrap().url, "https://ietf.org/%E2%80%AE");
    // In a subject they are blanks: no line can end and no header can begin.
    let address = check("mailto:a@ietf.org?subject=x%0D%0ABcc:%20evil@x.example%E2%80%AE").unwrap();
    assert_eq!(address.url, "mailto:a@ietf.org?subject=x%20%20Bcc%3A%20evil%40x.example%20");
}

#[test]
fn a_user_name_before_the_host_is_said() {
    for (text, user, host) in [
        ("https://www.ietf.org@evil.example/", "www.ietf.org", "evil.example"),
        ("https://www.ietf.org:443@evil.example/", "www.ietf.org", "evil.example"),
        ("https://www.ietf.org%2F@evil.example/", "www.ietf.org%2F", "evil.example"),
        ("https://www.ietf.org%40x@evil.example/", "www.ietf.org%40x", "evil.example"),
        ("https://:secret@evil.example/", "", "evil.example"),
        ("http://a@b@evil.example/", "a%40b", "evil.example"),
        ("https://www.ietf.org∕x@evil.example/", "www.ietf.org%E2%88%95x", "evil.example"),
    ] {
        let address = check(text).unwrap_or_else(|why| panic!("{text}: {why}"));
        assert_eq!((address.host.as_str(), &*address.doubts), (host, &[Doubt::User(user.into())][..]), "{text}");
        assert!(!address.is_said_by(text), "{text}");
    }
}

#[test]
fn a_host_with_other_letters_stands_in_punycode() {
    for (text, host) in [
        ("https://аpple.com/", "xn--pple-43d.com"),
        ("https://www.іetf.org/", "www.xn--etf-ihd.org"),
        ("https://bücher.example/", "xn--bcher-kva.example"),
        ("https://xn--bcher-kva.example/", "xn--bcher-kva.example"),
        ("https://例え.jp/", "xn--r8jz45g.jp"),
        ("mailto:kim@bücher.example", "xn--bcher-kva.example"),
        ("xmpp:room@bücher.example", "xn--bcher-kva.example"),
    ] {
        let address = check(text).unwrap_or_else(|why| panic!("{text}: {why}"));
        assert_eq!((address.host.as_str(), &*address.doubts), (host, &[Doubt::NotPlain][..]), "{text}");
        assert!(address.url.is_ascii() && !address.is_said_by(text), "{text}");
    }
    // These are other ways to write plain letters.
    for text in ["https://ｉｅｔｆ.org/", "https://ietf。org/", "https://ⓘetf.org/"] {
        let address = check(text).unwrap();
        assert_eq!((address.host.as_str(), &*address.doubts), ("ietf.org", &[][..]), "{text}");
        assert!(!address.is_said_by(text), "{text}");
    }
}

#[test]
fn what_names_no_host_or_no_mailbox_is_refused() {
    for text in [
        "https:",
        "https://",
        "https:///etc/passwd",
        "https://?x",
        "https://#x",
        "https:example.org",
        "https:/example.org",
        "https://@/",
        "https://a b/",
        "https://a<b/",
        "https://exa^mple.org/",
        "https://a|b/",
        "https://[::1/",
        "https://256.1.1.1/",
        "https://xn--/",
        "https://a.b:99999/",
        "https://a.b:x/",
    ] {
        assert!(check(text).is_err(), "{text}: {:?}", check(text));
    }
    for text in
        ["https://good.example\\@evil.example/", "https:\\\\evil.example/", "https://evil.example\\good.example"]
    {
        assert!(check(text).is_err(), "{text}: {:?}", check(text));
    }
    for text in [
        "mailto:",
        "mailto:?subject=x",
        "mailto:kim",
        "mailto:@ietf.org",
        "mailto:kim@",
        "mailto:kim@a@b.example",
        "mailto:Kim<kim@ietf.org>",
        "mailto:\"a b\"@ietf.org",
        "mailto://ietf.org/kim@ietf.org",
        "mailto:-oQ@ietf.org",
        "mailto:a@ie_tf.org/",
        "xmpp:",
        "xmpp:kim",
        "xmpp://me@here.example/you@there.example",
        "xmpp:@x",
    ] {
        assert!(check(text).is_err(), "{text}: {:?}", check(text));
    }
    let long = format!("https://example.org/{}", "x".repeat(LONGEST));
    assert_eq!(refused(&long), Refused::TooLong);
}

#[test]
fn only_four_schemes_can_be_opened() {
    for text in [
        "",
        "#",
        "#fn-1",
        "notes.md",
        "//example.com",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "vbscript:x",
        "deck://localhost/1",
        "tauri://localhost/",
        "view-source:https://a.example/",
        "blob:https://a.example/1",
        "ftp://a.example/",
        "sms:1",
        "tel:1",
        "ssh://a.example",
        "smb://a/b",
        "intent://x#Intent;end",
        "ws://a.example/",
        "about:blank",
        "https;//a.example",
        "ｈttps://a.example/",
    ] {
        assert_eq!(refused(text), Refused::Scheme, "{text}");
    }
}

#[test]
fn a_mail_has_nothing_but_whom_it_goes_to_and_the_subject() {
    let left_out = |text: &str| {
        let address = check(text).unwrap();
        (address.url, address.doubts.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
    };
    for (field, what) in [
        ("body=Pay%20now", "Left out of the link: the text of the mail."),
        ("cc=x@evil.example", "Left out of the link: copies to others."),
        ("BCC=x@evil.example", "Left out of the link: copies to others."),
        ("%62cc=x@evil.example", "Left out of the link: copies to others."),
        ("attach=/etc/passwd", "Left out of the link: attached files."),
        ("attachment=~/.ssh/id", "Left out of the link: attached files."),
        ("In-Reply-To=%3Cx%3E", "Left out of the link: other settings."),
    ] {
        let expected = ("mailto:kim@ietf.org?subject=Slot".to_owned(), what.to_owned());
        assert_eq!(left_out(&format!("mailto:kim@ietf.org?subject=Slot&{field}")), expected);
        assert_eq!(left_out(&format!("mailto:kim@ietf.org?{field}&subject=Slot")), expected);
    }
    let (url, doubts) = left_out("mailto:kim@ietf.org?body=x;cc=y@z.example&subject=a&subject=b#frag");
    assert_eq!(url, "mailto:kim@ietf.org?subject=a");
    assert_eq!(doubts, "Left out of the link: a second subject, copies to others, the text of the mail.");
    assert_eq!(left_out("xmpp:room@x.example?remove").0, "xmpp:room@x.example");
    assert_eq!(left_out("xmpp:room@x.example?join;password=y").0, "xmpp:room@x.example?join");
}

#[test]
fn a_text_says_an_address_only_if_it_is_the_address() {
    let is_said = |url: &str, text: &str| check(url).unwrap().is_said_by(text);
    assert!(is_said("https://www.ietf.org/", "https://www.ietf.org/"));
    assert!(is_said("https://www.ietf.org/", " https://www.ietf.org\n"));
    assert!(is_said("mailto:kim@ietf.org", "kim@ietf.org") && is_said("xmpp:a@b.example?join", "a@b.example?join"));
    for text in
        ["www.ietf.org", "here", "", "https://www.ietf.org/\u{200B}", "http://www.ietf.org/", "https://www.ietf.org//"]
    {
        assert!(!is_said("https://www.ietf.org/", text), "{text}");
    }
    assert!(!is_said("mailto:kim@ietf.org?cc=x@y.example", "kim@ietf.org"));
}

#[test]
fn an_email_is_one_mailbox() {
    assert_eq!(email("kim@ietf.org").as_deref(), Ok("kim@ietf.org"));
    for text in
        ["kim@ietf.org?bcc=x@y.example", "a@b.example,c@d.example", "kim", "kim@ietf.org%0A", "mailto:kim@ietf.org", ""]
    {
        assert!(email(text).is_err(), "{text}");
    }
}
