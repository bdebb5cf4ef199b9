using System.Net.WebSockets;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.SystemWeb.Tests.MicrosoftWebSockets.Hosting;
using HttpContext = System.Web.HttpContext;

namespace AspNetWebSockets.SystemWeb.Tests.MicrosoftWebSockets;

/// <summary>What published handlers do beyond what the specification has a row for.</summary>
public sealed class PublishedHabitsTests
{
    [Fact]
    public async Task Sends_of_an_OnOpen_that_blocks_reach_the_client_meanwhile()
    {
        using ManualResetEventSlim received = new();
        bool seen = false;
        RecordingHandler handler = new()
        {
            On = (name, self) =>
            {
                if (name is "open")
                {
                    self.Send("first");
                    self.Send("second");
                    seen = received.Wait(Bound.Time, CancellationToken.None);
                }
            },
        };
        await using SystemWebHost host = await WebSocketHandlerHost.StartAsync(() => handler);
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");

        (await client.ReceiveTextAsync()).ShouldBe("first");
        (await client.ReceiveTextAsync()).ShouldBe("second");
        received.Set();
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, "", Bound.Token());

        (await handler.NextAsync()).ShouldBe("open");
        (await handler.NextAsync()).ShouldBe("close");
        seen.ShouldBeTrue();
    }

    [Fact]
    public async Task The_request_can_be_read_in_every_event_and_after_the_end()
    {
        List<string> seen = [];
        RecordingHandler handler = new()
        {
            On = (_, self) =>
                seen.Add(HttpContext.Current!.Request.Url.Authority + self.WebSocketContext.QueryString["room"]),
        };
        await using SystemWebHost host = await WebSocketHandlerHost.StartAsync(() => handler);
        using ClientWebSocket client = await host.ConnectAsync("/h.ashx?room=7");
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, "", Bound.Token());
        (await handler.NextAsync()).ShouldBe("open");
        (await handler.NextAsync()).ShouldBe("close");
        await host.StopAsync();

        seen.ShouldBe([$"127.0.0.1:{host.Port}7", $"127.0.0.1:{host.Port}7"]);
        handler.WebSocketContext.QueryString["room"].ShouldBe("7");
        handler.WebSocketContext.UserHostAddress.ShouldBe("127.0.0.1");
        handler.WebSocketContext.Path.ShouldBe("/h.ashx");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_timer_that_sends_for_ever_sees_the_client_go_and_harms_nothing(bool vanishes)
    {
        RecordingHandler handler = new() { On = (_, self) => self.Send("also at the end") };
        await using SystemWebHost host = await WebSocketHandlerHost.StartAsync(() => handler);
        using (ClientWebSocket client = await host.ConnectAsync("/h.ashx"))
        {
            (await handler.NextAsync()).ShouldBe("open");
            handler.WebSocketContext.IsClientConnected.ShouldBeTrue();
            if (vanishes)
            {
                client.Abort();
                (await handler.NextAsync()).ShouldStartWith("error");
            }
            else
            {
                await client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", Bound.Token());
                (await client.ReceiveCloseAsync()).ShouldBe(WebSocketCloseStatus.NormalClosure);
            }
        }

        (await handler.NextAsync()).ShouldBe("close");
        await new Func<bool>(() => handler.WebSocketContext.IsClientConnected).ShouldBecomeAsync(false);
        handler.Send("nobody there");
        handler.Close();
        host.Logs.Failures.ShouldAllBe(failure =>
            failure is WebSocketException || failure is InvalidOperationException
        );
    }
}
