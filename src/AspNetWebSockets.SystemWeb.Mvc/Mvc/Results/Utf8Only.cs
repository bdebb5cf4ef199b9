using System.Text;

namespace System.Web.Mvc;

/// <summary>The response of System.Web writes text as UTF-8.</summary>
internal static class Utf8Only
{
    internal static Encoding? Check(Encoding? value, string type) =>
        value is null || value.CodePage == Encoding.UTF8.CodePage
            ? value
            : throw new PlatformNotSupportedException(
                $"{type}.ContentEncoding: text is sent as UTF-8, not as {value.WebName}. Use Encoding.UTF8, or a FileContentResult with the bytes."
            );
}
