using System.Text;
using System.Web;
using AspNetWebSockets.SystemWeb.Tests.Site.Hosting;

namespace AspNetWebSockets.SystemWeb.Tests.Site;

/// <summary>The first line of an <c>.ashx</c> file, in the ways that it is written.</summary>
public sealed class WebHandlerDirectiveTests
{
    [Theory]
    [InlineData("<%@ WebHandler Language=\"C#\" Class=\"Ns.Type\" %>")]
    [InlineData("<%@ WebHandler Language=\"C#\" CodeBehind=\"Chat.ashx.cs\" Class=\"Ns.Type\" %>")]
    [InlineData("<%@ WebHandler Class=\"Ns.Type\" CodeBehind=\"Chat.ashx.cs\" Language=\"C#\" %>")]
    [InlineData("<%@ webhandler class='Ns.Type' language='c#'%>")]
    [InlineData("<%@WebHandler Class=Ns.Type%>")]
    [InlineData("<%@ WebHandler Class=Ns.Type Debug=true %>")]
    [InlineData("\r\n\t <%  @  WebHandler\r\n\tLanguage = \"C#\"\r\n\tClass = \" Ns.Type \"\r\n%>\r\n")]
    [InlineData("<%-- <%@ WebHandler Class=\"Old.Type\" %> --%>\n<%@ WebHandler Class=\"Ns.Type\" %>")]
    [InlineData("<%@ Assembly Name=\"Other\" %><%@ WebHandler Class=\"Ns.Type\" %>")]
    [InlineData("<!-- a page? --><%@ WebHandler Class=\"Ns.Type\" %>\nusing System; class X { bool b = 1 <%2; }")]
    [InlineData("<% not a directive %><%@ WebHandler Class=\"Ns.Type\" %>")]
    public void The_class_is_found(string text) => WebHandlerDirective.Parse(text).ClassName.ShouldBe("Ns.Type");

    [Theory]
    [InlineData("", "no WebHandler directive")]
    [InlineData("using System;", "no WebHandler directive")]
    [InlineData("<%@ Page Language=\"C#\" %>", "no WebHandler directive")]
    [InlineData("<%@ WebHandler Language=\"C#\" %>", "no Class attribute")]
    [InlineData("<%@ WebHandler Class=\" \" %>", "no Class attribute")]
    [InlineData("<%@ WebHandler Class %>", "no Class attribute")]
    [InlineData("<%@ WebHandler Class=\"Ns.Type %>", "not closed by \"")]
    [InlineData("<%@ WebHandler Class='Ns.Type %>", "not closed by '")]
    [InlineData("<%@ WebHandler Class=\"Ns.Type\"", "does not end with %>")]
    [InlineData("<%@ WebHandler Class=", "does not end with %>")]
    [InlineData("<%@", "does not end with %>")]
    [InlineData("<%@ WebHandler Class=\"A\" Class=\"B\" %>", "the attribute Class twice")]
    [InlineData("<%@ WebHandler ! %>", "'!' where the name of an attribute was expected")]
    [InlineData("<%-- <%@ WebHandler Class=\"A\" %>", "not closed by --%>")]
    public void What_is_wrong_is_said(string text, string message) =>
        Should.Throw<SiteFileException>(() => WebHandlerDirective.Parse(text)).Message.ShouldContain(message);

    public static TheoryData<string> Encodings => new("utf-8 with mark", "utf-8", "utf-16", "utf-16BE", "latin1");

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Files_come_in_many_encodings(string encoding)
    {
        const string Text = "<%@ WebHandler Language=\"C#\" Class=\"Café.Grüße\" %>";
        using SiteFolder site = new();
        byte[] content = encoding switch
        {
            "utf-8" => Encoding.UTF8.GetBytes(Text),
            "latin1" => Encoding.Latin1.GetBytes(Text),
            "utf-8 with mark" => WithMark(Encoding.UTF8, Text),
            "utf-16" => WithMark(Encoding.Unicode, Text),
            _ => WithMark(Encoding.BigEndianUnicode, Text),
        };

        AshxFile file = new(site.Write("x.ashx", content), ["x.ashx"]);

        file.ReadDirective().ClassName.ShouldBe("Café.Grüße");
    }

    [Fact]
    public void Code_of_any_length_may_follow()
    {
        using SiteFolder site = new();
        string text = "<%@ WebHandler Class=\"Ns.Type\" %>" + new string('é', 1_000_000);

        new AshxFile(site.Write("x.ashx", text), ["x.ashx"]).ReadDirective().ClassName.ShouldBe("Ns.Type");
    }

    [Fact]
    public void No_text_takes_longer_than_it_is_long()
    {
        foreach (string part in new[] { "<%", "<%@ ", "<%-- --%>", "<%@ a %>", "<%@ a=", "a=\"" })
        {
            string text = string.Concat(Enumerable.Repeat(part, 10_000));
            Should.CompleteIn(
                () => Should.Throw<SiteFileException>(() => WebHandlerDirective.Parse(text)),
                TimeSpan.FromSeconds(5)
            );
        }
    }

    private static byte[] WithMark(Encoding encoding, string text) =>
        [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
}
