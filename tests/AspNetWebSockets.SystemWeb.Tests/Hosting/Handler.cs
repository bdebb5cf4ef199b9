using System.Web;

namespace AspNetWebSockets.SystemWeb.Tests.Hosting;

/// <summary>A synchronous handler made of a function.</summary>
internal sealed class Handler(Action<HttpContext> process) : IHttpHandler
{
    public bool IsReusable => false;

    public void ProcessRequest(HttpContext context) => process(context);
}
