using System.Web;
using System.Web.SessionState;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb.Session;

/// <summary>A host with sessions, and visitors that keep their cookie.</summary>
internal static class SessionHost
{
    internal static Task<SystemWebHost> StartAsync(Action<WebApplication> map, TimeProvider? time = null) =>
        SystemWebHost.StartAsync(
            app =>
            {
                app.UseSession();
                map(app);
            },
            time: time,
            build: builder =>
                builder
                    .Services.AddDistributedMemoryCache()
                    .AddSession(options => options.IdleTimeout = TimeSpan.FromMinutes(20))
        );

    /// <summary>A handler that reads and changes the session.</summary>
    internal static void Required(this WebApplication app, string path, Func<HttpContext, Task> process) =>
        app.MapHttpHandler(path, _ => new RequiringHandler(process));

    /// <summary>A handler that reads the session.</summary>
    internal static void ReadOnly(this WebApplication app, string path, Func<HttpContext, Task> process) =>
        app.MapHttpHandler(path, _ => new ReadingHandler(process));

    internal static HttpClient NewVisitor(this SystemWebHost host) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = host.Http.BaseAddress,
            Timeout = Bound.Time,
        };

    private sealed class RequiringHandler(Func<HttpContext, Task> process) : HttpTaskAsyncHandler, IRequiresSessionState
    {
        public override Task ProcessRequestAsync(HttpContext context) => process(context);
    }

    private sealed class ReadingHandler(Func<HttpContext, Task> process) : HttpTaskAsyncHandler, IReadOnlySessionState
    {
        public override Task ProcessRequestAsync(HttpContext context) => process(context);
    }
}
