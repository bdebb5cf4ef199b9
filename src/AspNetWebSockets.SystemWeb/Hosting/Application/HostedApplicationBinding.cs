using System.Web.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace System.Web;

/// <summary>Binds the statics of System.Web to a host when it is built, and again when it is started.</summary>
/// <remarks>
/// A host reads its <see cref="HostOptions"/> while it is built, which is the one moment between
/// <c>builder.Build()</c> and <c>app.Run()</c> that a library hears of; code in between may use the statics already.
/// </remarks>
internal sealed class HostedApplicationBinding(HostedApplication application, IServiceProvider services)
    : IHostedLifecycleService,
        IPostConfigureOptions<HostOptions>
{
    public void PostConfigure(string? name, HostOptions options) => application.Bind(services);

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        application.Bind(services);
        if (!HostConfigSystem.Install())
        {
            application.Host.Logger.ConfigurationManagerReadEarly();
        }

        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
