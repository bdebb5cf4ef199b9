namespace AspNetWebSockets.SystemWeb.Tests.Site.Hosting;

/// <summary>One whose constructor wants something.</summary>
/// <param name="name">What it wants.</param>
internal sealed class UnmakeableHandler(string name) : PathHandler
{
    public override string ToString() => name;
}
