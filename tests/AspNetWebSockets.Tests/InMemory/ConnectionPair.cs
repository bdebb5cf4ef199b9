using System.IO.Pipelines;
using System.Net.WebSockets;
using System.Text;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Http;

namespace AspNetWebSockets.Tests;

/// <summary>
/// Both ends of a connection in memory and in virtual time. Unless another scheduler is given, whatever one end does
/// has taken effect at the other when the call returns. Every call of the server has a bound in real time.
/// </summary>
internal sealed class ConnectionPair : IAsyncDisposable
{
    public ConnectionPair(
        Action<AspNetWebSocketsOptions>? configure = null,
        OutputCompletion completion = OutputCompletion.HalfClose,
        int window = 16 * 1024,
        PipeScheduler? scheduler = null,
        Action<string>? onCall = null,
        Action? onArm = null,
        bool start = true,
        AgreedCompression? compression = null,
        ManualTimeProvider? time = null,
        DeadlineScheduler? deadlines = null
    )
    {
        Time = time ?? new ManualTimeProvider();
        AspNetWebSocketsOptions options = new();
        configure?.Invoke(options);
        Scheduler =
            deadlines
            ?? new DeadlineScheduler(
                onArm is null ? Time : new WatchedTimeProvider(Time, onArm),
                elsewhere: PipeScheduler.Inline
            );
        Transport = new InMemoryTransport(completion, window, scheduler ?? PipeScheduler.Inline, onCall);
        Client = new InMemoryClient(Transport);
        Metrics = new WebSocketMetrics(MeterFactory);
        Server = new WebSocketConnection(
            new PipeConnection(Transport, "pair"),
            options,
            Scheduler,
            Log.Logger,
            Metrics.Of(route: null, "1.1"),
            compression,
            InboundThrottle.For(options.Limits, new DefaultHttpContext())
        );
        if (start)
        {
            Server.Start();
        }
    }

    public ManualTimeProvider Time { get; }

    public RecordedLog Log { get; } = new();

    public TestMeterFactory MeterFactory { get; } = new();

    public WebSocketMetrics Metrics { get; }

    public DeadlineScheduler Scheduler { get; }

    public InMemoryTransport Transport { get; }

    public InMemoryClient Client { get; }

    public WebSocketConnection Server { get; }

    /// <summary>What the server may log as an error in this test: nothing, unless it is said.</summary>
    public bool ErrorsExpected { get; set; }

    public static async Task<string> TextOf(ValueTask<ValueWebSocketReceiveResult> receive, byte[] buffer)
    {
        ValueWebSocketReceiveResult result = await receive.InTimeAsync();
        result.MessageType.ShouldBe(WebSocketMessageType.Text);
        return Encoding.UTF8.GetString(buffer, 0, result.Count);
    }

    /// <summary>Receives one fragment of text.</summary>
    public async Task<string> ReceiveTextAsync()
    {
        byte[] buffer = new byte[64 * 1024];
        return await TextOf(Server.ReceiveAsync(buffer, CancellationToken.None), buffer);
    }

    public Task<ValueWebSocketReceiveResult> ReceiveAsync(int room = 1024) =>
        Server.ReceiveAsync(new byte[room], CancellationToken.None).InTimeAsync();

    public Task SendTextAsync(string text, bool endOfMessage = true) =>
        Server
            .SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage, CancellationToken.None)
            .InTimeAsync();

    public Task SendBinaryAsync(ReadOnlyMemory<byte> payload, bool endOfMessage = true) =>
        Server.SendAsync(payload, WebSocketMessageType.Binary, endOfMessage, CancellationToken.None).InTimeAsync();

    public Task SendCloseAsync(WebSocketCloseStatus status = WebSocketCloseStatus.NormalClosure, string? reason = "") =>
        Server.SendCloseAsync(status, reason, CancellationToken.None).InTimeAsync();

    /// <summary>Sends binary messages until the client's window is full and a send is held back. Returns that send.</summary>
    public Task FillWindow()
    {
        Task send;
        do
        {
            send = SendBinaryAsync(new byte[4096]);
        } while (send.IsCompletedSuccessfully);

        return send;
    }

    /// <summary>Pings until the client's window is full of pongs and their flush is held back, with no send pending.</summary>
    public void StallWithPongs()
    {
        for (int i = 0; i < 200; i++)
        {
            Client.Send(ClientFrame.Ping(new byte[125]));
        }
    }

    public async ValueTask DisposeAsync()
    {
        Server.Abort();
        Task disposed = Server.DisposeAsync().AsTask();
        Time.Advance(TimeSpan.FromHours(1));
        await disposed.InTimeAsync();
        Scheduler.Dispose();
        if (!ErrorsExpected)
        {
            Log.Errors.ShouldBeEmpty();
        }
    }
}
