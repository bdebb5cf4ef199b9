using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net.WebSockets;
using System.Reflection;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>Receiving, sending and answering pings allocate nothing per message.</summary>
public sealed class AllocationTests
{
    private const int Count = 10_000;
    private const int MostBatches = 30;

    private static readonly bool IsDebugBuild =
        typeof(WebSocketConnection).Assembly.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled == true;

    [Theory]
    [InlineData(FrameOpcodes.Text, 20)]
    [InlineData(FrameOpcodes.Binary, 20)]
    [InlineData(FrameOpcodes.Binary, 0)]
    [InlineData(FrameOpcodes.Text, 1000)]
    public async Task An_echo_allocates_nothing(int opcode, int length)
    {
        await using ConnectionPair pair = new();
        byte[] frame = ClientFrame.Build(opcode, Enumerable.Repeat((byte)'a', length).ToArray());
        byte[] buffer = new byte[2048];
        Measure(() =>
        {
            ValueTask<ValueWebSocketReceiveResult> receive = pair.Server.ReceiveAsync(buffer, CancellationToken.None);
            pair.Transport.ClientWrite(frame).GetAwaiter().GetResult();
            Echo(pair, receive, buffer);
        });
    }

    [Fact]
    public async Task An_echo_allocates_nothing_when_somebody_listens_to_the_metrics()
    {
        await using ConnectionPair pair = new();
        long measured = 0;
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, pair.MeterFactory))
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => measured++);
        listener.Start();
        byte[] frame = ClientFrame.Build(FrameOpcodes.Text, "hello"u8);
        byte[] buffer = new byte[2048];
        Measure(() =>
        {
            ValueTask<ValueWebSocketReceiveResult> receive = pair.Server.ReceiveAsync(buffer, CancellationToken.None);
            pair.Transport.ClientWrite(frame).GetAwaiter().GetResult();
            Echo(pair, receive, buffer);
        });
        measured.ShouldBeGreaterThanOrEqualTo(4 * Count, "messages and bytes, in and out");
    }

    [Fact]
    public async Task An_echo_of_a_message_that_waited_in_the_inbox_allocates_nothing()
    {
        await using ConnectionPair pair = new();
        byte[] frame = ClientFrame.Binary(new byte[20]);
        byte[] buffer = new byte[2048];
        Measure(() =>
        {
            pair.Transport.ClientWrite(frame).GetAwaiter().GetResult();
            Echo(pair, pair.Server.ReceiveAsync(buffer, CancellationToken.None), buffer);
        });
    }

    [Fact]
    public async Task The_answer_to_a_ping_allocates_nothing()
    {
        await using ConnectionPair pair = new(options => options.Limits.MaxControlFramesPerSecond = int.MaxValue);
        byte[] frame = ClientFrame.Ping(new byte[8]);
        Measure(() =>
        {
            pair.Transport.ClientWrite(frame).GetAwaiter().GetResult();
            Take(pair);
        });
    }

    [Theory]
    [InlineData(FrameOpcodes.Text, 20)]
    [InlineData(FrameOpcodes.Binary, 0)]
    public async Task An_echo_of_the_modern_socket_allocates_nothing(int opcode, int length)
    {
        await using SocketPair pair = new();
        byte[] frame = ClientFrame.Build(opcode, Enumerable.Repeat((byte)'a', length).ToArray());
        byte[] buffer = new byte[2048];
        Measure(() =>
        {
            ValueTask<ValueWebSocketReceiveResult> receive = pair.Socket.ReceiveAsync(
                buffer.AsMemory(),
                CancellationToken.None
            );
            pair.Connection.Transport.ClientWrite(frame).GetAwaiter().GetResult();
            ValueWebSocketReceiveResult result = receive.GetAwaiter().GetResult();
            pair.Socket.SendAsync(
                    buffer.AsMemory(0, result.Count),
                    result.MessageType,
                    result.EndOfMessage,
                    CancellationToken.None
                )
                .GetAwaiter()
                .GetResult();
            Take(pair.Connection);
        });
    }

    [Fact]
    public async Task A_token_that_can_be_cancelled_costs_nothing()
    {
        await using ConnectionPair pair = new();
        using CancellationTokenSource source = new();
        byte[] frame = ClientFrame.Binary(new byte[20]);
        byte[] buffer = new byte[2048];
        Measure(() =>
        {
            ValueTask<ValueWebSocketReceiveResult> receive = pair.Server.ReceiveAsync(buffer, source.Token);
            pair.Transport.ClientWrite(frame).GetAwaiter().GetResult();
            Echo(pair, receive, buffer);
        });
    }

    private static void Echo(ConnectionPair pair, ValueTask<ValueWebSocketReceiveResult> receive, byte[] buffer)
    {
        ValueWebSocketReceiveResult result = receive.GetAwaiter().GetResult();
        pair.Server.SendAsync(
                buffer.AsMemory(0, result.Count),
                result.MessageType,
                result.EndOfMessage,
                CancellationToken.None
            )
            .GetAwaiter()
            .GetResult();
        Take(pair);
    }

    private static void Take(ConnectionPair pair)
    {
        pair.Transport.ClientInput.TryRead(out System.IO.Pipelines.ReadResult result).ShouldBeTrue();
        pair.Transport.ClientInput.AdvanceTo(result.Buffer.End);
    }

    // Everything happens inline on this thread.
    private static void Measure(Action echo)
    {
        Assert.SkipWhen(
            IsDebugBuild,
            "A debug build makes a class of each async method's state: measure with -c Release."
        );
        for (int i = 0; i < 1000; i++)
        {
            echo();
        }

        // What costs something per message costs it in every batch. Some may meet a collection, caused by another test,
        // which empties the pools.
        long[] allocated = [.. Enumerable.Range(0, MostBatches).Select(_ => AllocatedBy(echo)).TakeWhile(IsTooMuch)];
        allocated.Length.ShouldBeLessThan(MostBatches, $"bytes of each batch: {string.Join(", ", allocated)}");
    }

    // Less is less than a byte per message.
    private static bool IsTooMuch(long bytes) => bytes >= Count;

    private static long AllocatedBy(Action echo)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Count; i++)
        {
            echo();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
