using System.Net.WebSockets;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.SystemWeb.Tests.MicrosoftWebSockets.Hosting;
using AspNetWebSockets.TestSupport;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.SystemWeb.Tests.MicrosoftWebSockets;

/// <summary>Section 1.5: MaxIncomingMessageSize counts only messages that come in more than one piece of 8 KiB.</summary>
public sealed class Section_1_5_SizeLimitTests
{
    private const int Limit = 100;

    public static TheoryData<int, int, bool> Messages =>
        new()
        {
            // fragments, bytes each, accepted
            { 1, 101, true },
            { 1, 8192, true },
            { 1, 8193, false },
            { 2, 50, true },
            { 2, 51, false },
            { 101, 1, false },
        };

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Only_messages_in_pieces_are_counted(int fragments, int size, bool accepted)
    {
        RecordingHandler handler = new() { MaxIncomingMessageSize = Limit };
        await using SystemWebHost host = await WebSocketHandlerHost.StartAsync(() => handler);
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");
        for (int index = 1; index <= fragments; index++)
        {
            await client.SendAsync(new byte[size], WebSocketMessageType.Binary, index == fragments, Bound.Token());
        }

        (await handler.NextAsync()).ShouldBe("open");
        if (accepted)
        {
            (await handler.NextAsync()).ShouldBe("bytes:" + new string('0', fragments * size * 2));
            return;
        }

        (await handler.NextAsync()).ShouldStartWith("error:");
        (await handler.NextAsync()).ShouldBe("close");
        handler
            .Error.ShouldBeAssignableTo<InvalidOperationException>()
            .ShouldNotBeNull()
            .Message.ShouldContain("MaxIncomingMessageSize, which is 100 bytes");
        (await client.ReceiveCloseAsync()).ShouldBeNull("there is no 1009");
        (await host.Logs.WaitForAsync(2067)).Level.ShouldBe(LogLevel.Debug);
    }

    [Fact]
    public async Task A_limit_above_that_of_the_engine_is_said_to_be_without_effect()
    {
        GenerousHandler handler = new() { MaxIncomingMessageSize = 5 * 1024 * 1024 };
        await using SystemWebHost host = await WebSocketHandlerHost.StartAsync(() => handler);
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");
        await client.SendAsync(new byte[(4 * 1024 * 1024) + 1], WebSocketMessageType.Binary, true, Bound.Token());

        (await client.ReceiveCloseAsync()).ShouldBe(WebSocketCloseStatus.MessageTooBig);

        (await handler.NextAsync()).ShouldBe("open");
        (await handler.NextAsync()).ShouldBe("error:" + nameof(WebSocketException));
        LogRecord record = await host.Logs.WaitForAsync(2068);
        record.Level.ShouldBe(LogLevel.Warning);
        record.Message.ShouldContain("MaxMessageSize is 4194304");
    }

    private sealed class GenerousHandler : RecordingHandler;
}
