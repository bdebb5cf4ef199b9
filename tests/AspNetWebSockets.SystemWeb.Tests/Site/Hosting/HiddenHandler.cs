namespace AspNetWebSockets.SystemWeb.Tests.Site.Hosting;

/// <summary>One that only its own assembly may make, as the .NET Framework allowed.</summary>
internal sealed class HiddenHandler : PathHandler
{
    private HiddenHandler() { }
}
