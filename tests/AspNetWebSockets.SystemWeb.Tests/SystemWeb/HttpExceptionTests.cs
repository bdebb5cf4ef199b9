using System.Web;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb;

/// <summary><c>HttpException.GetHttpCode</c> for every constructor.</summary>
public sealed class HttpExceptionTests
{
    public static TheoryData<HttpException, int> Cases =>
        new()
        {
            { new HttpException(), 500 },
            { new HttpException("m"), 500 },
            { new HttpException("m", 7), 500 },
            { new HttpException("m", new InvalidOperationException()), 500 },
            { new HttpException("m", new HttpException(404, "inner")), 404 },
            { new HttpException("m", new UnauthorizedAccessException()), 401 },
            { new HttpException("m", new PathTooLongException()), 414 },
            { new HttpException(403, "m"), 403 },
            { new HttpException(403, "m", 7), 403 },
            { new HttpException(403, "m", new HttpException(404, "inner")), 403 },
        };

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Status(HttpException exception, int expected) => exception.GetHttpCode().ShouldBe(expected);

    [Fact]
    public void The_error_code_is_kept()
    {
        new HttpException("m", 7).ErrorCode.ShouldBe(7);
        new HttpException(403, "m", 8).ErrorCode.ShouldBe(8);
    }

    [Fact]
    public void Members_about_pages_and_events_have_nothing_to_say()
    {
        HttpException exception = new HttpUnhandledException("m", new UnauthorizedAccessException());

        exception.GetHtmlErrorMessage().ShouldBeNull();
        exception.WebEventCode.ShouldBe(0);
        exception.GetHttpCode().ShouldBe(401);
        HttpException.CreateFromLastError("m").Message.ShouldBe("m");
        new HttpRequestValidationException("v").Message.ShouldBe("v");
    }
}
