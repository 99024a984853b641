"""What other programs give, and the body it should be: tried on the cleaner and, in the browser, on the editor."""

_WORD_ITEM = (
    "<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l0 level{level} lfo1'>"
    "<![if !supportLists]><span style='font-family:{font}'><span style='mso-list:Ignore'>{sign}"
    "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>"
    "<span lang=IN>{text}<o:p></o:p></span></p>\n"
)


def word_list(*items):
    """Word's paragraphs for (level, sign, text)."""
    return "".join(_WORD_ITEM.format(level=level, sign=sign, text=text, font="Symbol") for level, sign, text in items)


def item(text, *inner):
    return f"<li><p>{text}</p>{''.join(inner)}</li>"


PASTES = {
    # what another program marks as not text
    "a Word comment, its anchor and its list": (
        "<p class=MsoNormal><a style='mso-comment-reference:WT_1;mso-comment-date:20261112T1023'>Harga beras</a>"
        "<span class=MsoCommentReference><span style='font-size:8.0pt'><![if !supportAnnotations]>"
        '<a class=msocomanchor id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">[WT1]</a><![endif]>'
        "<span style='mso-special-character:comment'>&nbsp;</span></span></span> naik.</p>"
        "<div style='mso-element:comment-list'><hr class=msocomoff><div style='mso-element:comment'>"
        '<div id="_com_1" class=msocomtxt><p class=MsoCommentText>Cek lagi ke Disdag</p></div></div></div>',
        "<p>Harga beras naik.</p>",
    ),
    "a Docs comment": (
        '<p><span>Harga naik</span><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup><span> lagi.</span></p>'
        '<div style="border:1px"><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Benarkah?</span></p></div>',
        "<p>Harga naik lagi.</p>",
    ),
    "a Word footnote whose text did not come along": (
        '<p>Harga naik<a style=\'mso-footnote-id:ftn1\' href="#_ftn1" name="_ftnref1" title="">'
        "<span class=MsoFootnoteReference><span style='mso-special-character:footnote'>[1]</span></span></a>"
        " lagi.</p>",
        "<p>Harga naik lagi.</p>",
    ),
    "a Word footnote with its text": (
        '<p>Harga naik<a href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a>.</p>'
        "<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText>"
        '<a href="#_ftnref1" name="_ftn1">[1]</a> Data BPS.</p></div></div>',
        "<p>Harga naik[1].</p><p>[1] Data BPS.</p>",
    ),
    "an endnote of LibreOffice": (
        '<p>Stok aman<a class="sdendnoteanc" name="sdendnote1anc" href="#sdendnote1sym"><sup>i</sup></a>.</p>',
        "<p>Stok aman.</p>",
    ),
    "a note of an encyclopaedia": (
        '<p>Makassar<sup id="cite_ref-1" class="reference"><a href="https://id.wikipedia.org/wiki/Makassar#cite_note-1">'
        "[1]</a></sup> kota besar.</p>",
        "<p>Makassar kota besar.</p>",
    ),
    "a field's code": (
        "<p>Lihat <span style='mso-element:field-begin'></span><span style='mso-spacerun:yes'> </span>"
        "PAGEREF _Toc1 \\h"
        "<span style='mso-element:field-separator'></span>halaman 3<span style='mso-element:field-end'></span>.</p>",
        "<p>Lihat halaman 3.</p>",
    ),
    "a field within a field": (
        "<p>A <span style='mso-element:field-begin'></span>IF <span style='mso-element:field-begin'></span>PAGE"
        "<span style='mso-element:field-separator'></span>4<span style='mso-element:field-end'></span> = 4 ya"
        "<span style='mso-element:field-separator'></span>hasil<span style='mso-element:field-end'></span> B</p>",
        "<p>A hasil B</p>",
    ),
    "tracked changes": (
        '<p>Harga <span class=msoDel><del cite="mailto:Wati" datetime="2026-11-12T10:23">turun</del></span>'
        '<span class=msoIns><ins cite="mailto:Wati" datetime="2026-11-12T10:23">naik</ins></span> lagi.</p>',
        "<p>Harga naik lagi.</p>",
    ),
    "hidden words": (
        "<p>Harga<span style='display:none;mso-hide:all'> rahasia</span> naik<span hidden> x</span>.</p>",
        "<p>Harga naik.</p>",
    ),
    "struck words, by tag and by style": (
        '<p>Harga <s>turun</s> <strike>tetap</strike> <span style="text-decoration:line-through">mati</span> '
        '<span style="font-weight:700;text-decoration:underline line-through">naik</span>.</p>',
        "<p>Harga <s>turun</s> <s>tetap</s> <s>mati</s> <strong><s>naik</s></strong>.</p>",
    ),
    "struck words, whatever carries them": (
        '<p style="text-decoration:line-through">Lama</p><p><b style="text-decoration: line-through">tua</b> '
        '<s style="text-decoration:none">baru</s> <a href="/indeks/" style="text-decoration:line-through">x</a></p>',
        '<p><s>Lama</s></p><p><strong><s>tua</s></strong> baru <a href="/indeks/" rel="noopener"><s>x</s></a></p>',
    ),
    "a smile of Outlook": ("<p>Baik <span style='font-family:Wingdings'>J</span></p>", "<p>Baik ☺</p>"),
    # structure
    "a Word list of three levels and two kinds": (
        word_list((1, "1.", "Beras"), (2, "o", "Premium"), (3, "§", "Sidrap"), (2, "o", "Medium"), (1, "2.", "Gula")),
        "<ol>"
        + item("Beras", "<ul>" + item("Premium", "<ul>" + item("Sidrap") + "</ul>") + item("Medium") + "</ul>")
        + item("Gula")
        + "</ol>",
    ),
    "a Word list that begins at four and goes on in letters": (
        word_list((1, "4.", "Empat"), (2, "a)", "A"), (2, "b)", "B"), (1, "5.", "Lima")),
        '<ol start="4">' + item("Empat", "<ol>" + item("A") + item("B") + "</ol>") + item("Lima") + "</ol>",
    ),
    "a Word list in Roman figures": (
        word_list((1, "iv.", "Empat"), (1, "v.", "Lima")),
        '<ol start="4">' + item("Empat") + item("Lima") + "</ol>",
    ),
    "a further paragraph of an item": (
        word_list((1, "1.", "Satu"))
        + "<p class=MsoListParagraph>Lagi tentang satu</p>"
        + word_list((1, "2.", "Dua")),
        "<ol><li><p>Satu</p><p>Lagi tentang satu</p></li>" + item("Dua") + "</ol>",
    ),
    "numbers that were typed": (
        "<p class=MsoListParagraph>3.&nbsp;&nbsp; Tiga</p><p class=MsoListParagraph>4.&nbsp;&nbsp; Empat</p>",
        '<ol start="3">' + item("Tiga") + item("Empat") + "</ol>",
    ),
    "bullets of deeper levels without a mark of their own": (
        "<p class=MsoListParagraph>·&nbsp;&nbsp; Satu</p><p class=MsoListParagraph>o&nbsp;&nbsp; Dua</p>"
        "<p class=MsoListParagraph>§&nbsp;&nbsp; Tiga</p>",
        "<ul>" + item("Satu") + item("Dua") + item("Tiga") + "</ul>",
    ),
    "a mail's list, whose levels stand between items": (
        "<ul type=disc><li class=MsoNormal style='mso-list:l0 level1 lfo1'>a<o:p></o:p></li><ul type=circle>"
        "<li class=MsoNormal style='mso-list:l0 level2 lfo1'>b</li></ul><li class=MsoNormal>c</li></ul>",
        "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li><li><p>c</p></li></ul>",
    ),
    "lines of an item and of a cell": (
        "<ul><li><div>a</div><div>b</div></li></ul><table><tr><td><div>c</div><div>d</div></td></tr></table>",
        "<ul><li><p>a</p><p>b</p></li></ul><table><tbody><tr><td><p>c</p><p>d</p></td></tr></tbody></table>",
    ),
    "numbers of parts": (
        word_list((1, "1.", "Satu"), (2, "1.1.", "Satu satu"), (2, "1.2.", "Satu dua"), (1, "2.", "Dua")),
        "<ol>" + item("Satu", "<ol>" + item("Satu satu") + item("Satu dua") + "</ol>") + item("Dua") + "</ol>",
    ),
    "bullets after numbers": (
        word_list((1, "1.", "Satu"), (1, "2.", "Dua"), (1, "·", "Titik")),
        "<ol>" + item("Satu") + item("Dua") + "</ol><ul>" + item("Titik") + "</ul>",
    ),
    "a list of Docs, whose levels stand between items": (
        '<ul><li aria-level="1"><p>a</p></li><ul><li aria-level="2"><p>b</p></li></ul><li><p>c</p></li></ul>',
        "<ul>" + item("a", "<ul>" + item("b") + "</ul>") + item("c") + "</ul>",
    ),
    "a list of Word online": (
        '<div class="ListContainerWrapper"><ul class="BulletList1"><li data-aria-level="1"><p>a</p></li></ul></div>'
        '<div class="ListContainerWrapper"><ul class="BulletList2"><li data-aria-level="2"><p>b</p></li></ul></div>',
        "<ul>" + item("a", "<ul>" + item("b") + "</ul>") + "</ul>",
    ),
    "lines of Slack": (
        '<span class="c-message_kit__text">Satu kata<span class="c-mrkdwn__br" data-stringify-type="paragraph-break" '
        'style="box-sizing:inherit; display: block; height: unset;"></span>Dua kata</span>',
        "<p>Satu kata</p><p>Dua kata</p>",
    ),
    "spans that are lines": (
        '<p><span style="display:block">Satu</span><span style="display: block">Dua</span></p>',
        "<p>Satu</p><p>Dua</p>",
    ),
    "signs that break a line": ("<p>Satu\u2028dua\u000btiga</p>", "<p>Satu<br>dua<br>tiga</p>"),
    "a sign that ends a paragraph": ("<p>Satu\u2029dua</p>", "<p>Satu</p><p>dua</p>"),
    # signs
    "signs that nobody sees": ("<p>Ha\u00adrga\u200b na\ufeffik \u200eRp1</p>", "<p>Harga naik Rp1</p>"),
    "joiners inside words and emoji": (
        "<p>می\u200cخواهم \U0001f469\u200d⚕️ a\u200c b\u200d</p>",
        "<p>می\u200cخواهم \U0001f469\u200d⚕️ a b</p>",
    ),
    "emoji as pictures": (
        '<p>Panen <img class="emoji" alt="\U0001f33e" src="https://s.w.org/images/core/emoji/15.0/72x72/1f33e.png"> '
        '<img alt=":technologist:" data-stringify-type="emoji" '
        'src="https://a.slack-edge.com/production-standard-emoji-assets/14.0/google-medium/1f468-200d-1f4bb.png"></p>',
        "<p>Panen \U0001f33e \U0001f468\u200d\U0001f4bb</p>",
    ),
    # links
    "a link of Outlook": (
        '<p><a href="https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1%26c%3D2'
        '&amp;data=05%7C02&amp;reserved=0">x</a></p>',
        '<p><a href="https://example.org/a?b=1&amp;c=2" rel="noopener">x</a></p>',
    ),
    "a link of Facebook": (
        '<p><a href="https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa%3Ffbclid%3DIwAR0&amp;h=AT1">x</a></p>',
        '<p><a href="https://example.org/a" rel="noopener">x</a></p>',
    ),
    "a link of Google": (
        '<p><a href="https://www.google.co.id/url?sa=t&amp;url=https%3A%2F%2Fexample.org%2F&amp;usg=A">x</a></p>',
        '<p><a href="https://example.org/" rel="noopener">x</a></p>',
    ),
    "a link of LinkedIn": (
        '<p><a href="https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Fexample%2Eorg%2Fa&amp;urlhash=x">x</a></p>',
        '<p><a href="https://example.org/a" rel="noopener">x</a></p>',
    ),
    "a link of X": (
        '<p><a href="https://t.co/AbC123" title="https://example.org/a">example.org/a…</a></p>',
        '<p><a href="https://example.org/a" rel="noopener">example.org/a…</a></p>',
    ),
    "a link wrapped twice": (
        '<p><a href="https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3D'
        'https%253A%252F%252Fexample.org%252F&amp;data=1">x</a></p>',
        '<p><a href="https://example.org/" rel="noopener">x</a></p>',
    ),
    "a wrapper that carries a script": (
        '<p><a href="https://www.google.com/url?q=javascript%3Aalert(1)">x</a></p>',
        '<p><a href="https://www.google.com/url?q=javascript%3Aalert(1)" rel="noopener">x</a></p>',
    ),
    "a way within the page": ('<p>Lihat <a href="#bagian-dua">bagian dua</a>.</p>', "<p>Lihat bagian dua.</p>"),
}
