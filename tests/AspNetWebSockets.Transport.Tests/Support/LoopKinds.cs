namespace AspNetWebSockets.Transport.Tests;

/// <summary>The kinds of loops that this machine can run: every test runs on each of them.</summary>
public static class LoopKinds
{
    /// <summary>For <c>[MemberData]</c>.</summary>
    public static TheoryData<EventLoopTransportKind> All =>
        [.. new[] { EventLoopTransportKind.IoUring, EventLoopTransportKind.Epoll }.Where(IsPossible)];

    private static bool IsPossible(EventLoopTransportKind kind) => TransportChoice.WhyImpossible(kind) is null;
}
