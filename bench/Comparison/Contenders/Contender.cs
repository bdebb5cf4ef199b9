using Comparison.Scenarios;

namespace Comparison.Contenders;

/// <summary>One of the servers that are compared.</summary>
/// <param name="Id">Its name on the command line and in the results.</param>
/// <param name="Title">Its name in the page.</param>
/// <param name="Family">Whose it is.</param>
/// <param name="Loop">What it waits for events with: <c>io_uring</c>, <c>epoll</c> or <c>sockets</c> where that is compared.</param>
/// <param name="Command">How it is started for a scenario.</param>
internal sealed record Contender(
    string Id,
    string Title,
    ContenderFamily Family,
    string Loop,
    Func<Scenario, LaunchCommand> Command
)
{
    /// <summary>Its folder in <c>artifacts/bench/peers</c>, where it is not this project's.</summary>
    public string Peer { get; init; } = Id;

    /// <summary>Whether its runtime can be asked for its memory, and needs long to compile what is hot.</summary>
    public bool IsDotNet => Family is ContenderFamily.Stock or ContenderFamily.Ours or ContenderFamily.Classic;

    /// <summary>Whether it is a compiled program, which needs no warm-up to speak of.</summary>
    public bool IsNative => Family is ContenderFamily.Raw || Id is "libwebsockets" or "beast";
}
