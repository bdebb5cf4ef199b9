namespace AspNetWebSockets.Network.Tests;

/// <summary>What a crash has left is cleared away by the next run.</summary>
public sealed class NamespaceTests
{
    [Fact]
    public void Namespaces_of_processes_that_are_gone_are_removed()
    {
        using Networks networks = new();

        // No process has so high a number.
        const string stale = "anw-2000000000-server";
        _ = IpCommand.Run("netns", "add", stale);

        NetworkNamespace.RemoveStale();

        string left = IpCommand.Run("netns", "list");
        left.ShouldNotContain(stale);
        left.ShouldContain(networks.Server.Name);
    }
}
