using Microsoft.AspNetCore.Http.Features;

namespace AspNetWebSockets.Tests;

/// <summary>The opening handshake of a request.</summary>
internal static class UpgradeFeatures
{
    public static IWebSocketUpgradeFeature GetRequiredFeature(this IFeatureCollection features) =>
        features.GetRequiredFeature<IWebSocketUpgradeFeature>();
}
