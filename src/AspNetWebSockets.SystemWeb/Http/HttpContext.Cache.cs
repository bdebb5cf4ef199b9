using System.Diagnostics.CodeAnalysis;
using System.Web.Caching;

namespace System.Web;

/// <content>The cache of the application.</content>
public sealed partial class HttpContext
{
    /// <summary>The cache of the application, <see cref="HttpRuntime.Cache"/>; also after the request has become a WebSocket.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "The .NET Framework's member is not static.")]
    public Cache Cache => HttpRuntime.Cache;
}
