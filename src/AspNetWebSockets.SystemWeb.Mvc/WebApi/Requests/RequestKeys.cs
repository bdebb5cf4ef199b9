using System.Web.Http.Controllers;

namespace System.Web.Http;

/// <summary>Under which names a request message carries what belongs to it; old code reads some of them by name.</summary>
internal static class RequestKeys
{
    internal static readonly HttpRequestOptionsKey<HttpContextBase> HttpContext = new("MS_HttpContext");
    internal static readonly HttpRequestOptionsKey<HttpRequestContext> RequestContext = new("MS_RequestContext");
    internal static readonly HttpRequestOptionsKey<List<IDisposable>> Disposables = new(
        "MS_DisposableRequestResources"
    );
    internal static readonly HttpRequestOptionsKey<object> CorrelationId = new("MS_RequestId");
}
