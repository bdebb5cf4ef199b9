using System.Web;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb;

public sealed class MimeMappingTests
{
    [Theory]
    [InlineData("a.png", "image/png")]
    [InlineData("/d/B.HTML", "text/html")]
    [InlineData("none", "application/octet-stream")]
    public void Media_type_by_extension(string name, string expected) =>
        MimeMapping.GetMimeMapping(name).ShouldBe(expected);
}
