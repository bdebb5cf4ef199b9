using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AspNetWebSockets.Tests;

/// <summary>The server's upgrade, which returns once the server has noticed that the client has ended its side.</summary>
internal sealed class UpgradeUntilAborted(HttpContext context) : IHttpUpgradeFeature
{
    private readonly IHttpUpgradeFeature _upgrade = context.Features.GetRequiredFeature<IHttpUpgradeFeature>();

    public bool IsUpgradableRequest => _upgrade.IsUpgradableRequest;

    public async Task<Stream> UpgradeAsync()
    {
        TaskCompletionSource aborted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = context.RequestAborted.Register(aborted.SetResult);
        Stream stream = await _upgrade.UpgradeAsync();
        await aborted.Task.InTimeAsync();
        return stream;
    }
}
