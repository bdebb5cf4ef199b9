using System.Web.SessionState;
using AspNetWebSockets.SystemWeb.Tests.Hosting;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb.Session;

/// <summary>One writer or several readers, in the order in which they came.</summary>
public sealed class SessionGateTests
{
    [Fact]
    public async Task A_reader_behind_a_waiting_writer_does_not_overtake_it()
    {
        SessionGate gate = new();
        await gate.EnterAsync(alone: false, CancellationToken.None).Bounded();
        Task writer = gate.EnterAsync(alone: true, CancellationToken.None);
        Task reader = gate.EnterAsync(alone: false, CancellationToken.None);

        writer.IsCompleted.ShouldBeFalse();
        reader.IsCompleted.ShouldBeFalse();
        gate.Leave(alone: false);
        await writer.Bounded();
        reader.IsCompleted.ShouldBeFalse();
        gate.Leave(alone: true);
        await reader.Bounded();
    }

    [Fact]
    public async Task Who_gives_up_lets_those_behind_him_pass()
    {
        SessionGate gate = new();
        using CancellationTokenSource gone = new();
        await gate.EnterAsync(alone: false, CancellationToken.None).Bounded();
        Task writer = gate.EnterAsync(alone: true, gone.Token);
        Task reader = gate.EnterAsync(alone: false, CancellationToken.None);
        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => writer.Bounded());
        await reader.Bounded();
    }
}
