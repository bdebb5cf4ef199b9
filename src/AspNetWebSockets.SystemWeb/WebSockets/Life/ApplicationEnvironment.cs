using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace System.Web.WebSockets;

/// <summary>What a request needs of its application also when the request's services are gone.</summary>
/// <param name="Logger">The log of this package.</param>
/// <param name="ContentRootPath">Where the files are; <see langword="null"/> when the services have no host.</param>
/// <param name="IsDevelopment">Whether the host runs in the environment <c>Development</c>.</param>
internal sealed record ApplicationEnvironment(ILogger Logger, string? ContentRootPath, bool IsDevelopment)
{
    internal static TimeProvider Clock(IServiceProvider services) =>
        services.GetService<TimeProvider>() ?? TimeProvider.System;

    internal static ApplicationEnvironment Of(IServiceProvider services)
    {
        IHostEnvironment? host = services.GetService<IHostEnvironment>();
        return new ApplicationEnvironment(
            WebSocketLog.CreateLogger(services),
            host?.ContentRootPath,
            host?.IsDevelopment() ?? false
        );
    }
}
