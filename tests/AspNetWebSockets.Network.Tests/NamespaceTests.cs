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

    [Fact]
    public void Networks_that_cannot_be_made_leave_nothing_behind()
    {
        // In the way of the second namespace.
        using NetworkNamespace taken = new("client");

        _ = Should.Throw<InvalidOperationException>(() => new Networks());

        string left = IpCommand.Run("netns", "list");
        left.ShouldContain(taken.Name);
        left.ShouldNotContain(taken.Name.Replace("client", "server", StringComparison.Ordinal));
    }
}
