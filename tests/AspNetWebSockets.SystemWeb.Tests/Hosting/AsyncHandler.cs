using System.Web;

namespace AspNetWebSockets.SystemWeb.Tests.Hosting;

/// <summary>An asynchronous handler made of a function.</summary>
internal sealed class AsyncHandler(Func<HttpContext, Task> process) : HttpTaskAsyncHandler
{
    public override Task ProcessRequestAsync(HttpContext context) => process(context);
}
