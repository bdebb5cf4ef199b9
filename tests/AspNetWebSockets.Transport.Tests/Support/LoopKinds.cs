namespace AspNetWebSockets.Transport.Tests;

/// <summary>The kinds of loops that this machine can run: every test runs on each of them.</summary>
public static class LoopKinds
{
    /// <summary>For <c>[MemberData]</c>.</summary>
    public static TheoryData<EventLoopTransportKind> All =>
        [.. new[] { EventLoopTransportKind.IoUring, EventLoopTransportKind.Epoll }.Where(IsPossible)];

    /// <summary>The same and Kestrel's own transport, the measure of what has to hold.</summary>
    public static TheoryData<EventLoopTransportKind> AllAndSockets =>
        [.. All.Select(row => row.Data), EventLoopTransportKind.Sockets];

    private static bool IsPossible(EventLoopTransportKind kind) => TransportChoice.WhyImpossible(kind) is null;
}
