using System.Net.WebSockets;
using System.Text;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.SystemWeb.Tests.MicrosoftWebSockets.Hosting;
using Microsoft.Web.WebSockets;

namespace AspNetWebSockets.SystemWeb.Tests.MicrosoftWebSockets;

/// <summary>Section 1.5: <see cref="WebSocketCollection"/>.</summary>
public sealed class WebSocketCollectionTests
{
    [Fact]
    public void It_is_a_collection_without_duplicates()
    {
        WebSocketHandler first = new();
        WebSocketHandler second = new();
        WebSocketCollection collection = [first, second, first];

        collection.Count.ShouldBe(2);
        collection.IsReadOnly.ShouldBeFalse();
        collection.Contains(first).ShouldBeTrue();
        collection.Contains(new WebSocketHandler()).ShouldBeFalse();
        collection.ShouldBe([first, second], ignoreOrder: true);
        WebSocketHandler[] copy = new WebSocketHandler[3];
        collection.CopyTo(copy, 1);
        copy[0].ShouldBeNull();
        copy.Skip(1).ShouldBe([first, second], ignoreOrder: true);
        collection.Remove(first).ShouldBeTrue();
        collection.Remove(first).ShouldBeFalse();
        collection.Clear();
        collection.ShouldBeEmpty();
        collection.Count.ShouldBe(0);
    }

    [Fact]
    public void It_may_change_while_somebody_goes_through_it()
    {
        WebSocketCollection collection = [new WebSocketHandler(), new WebSocketHandler()];
        int seen = 0;

        foreach (WebSocketHandler member in collection)
        {
            seen++;
            collection.Remove(member);
            collection.Add(new WebSocketHandler());
        }

        seen.ShouldBe(2);
        collection.Count.ShouldBe(2);
    }

    [Fact]
    public void A_broadcast_is_encoded_once_for_all_members()
    {
        StandInSocket[] sockets = [.. Enumerable.Range(0, 3).Select(_ => new StandInSocket())];
        WebSocketCollection collection = [.. sockets.Select(Open)];

        collection.Broadcast("grüße");

        byte[] encoded = sockets[0].Sent.Single().Data.Array.ShouldNotBeNull();
        Encoding.UTF8.GetString(encoded).ShouldBe("grüße");
        sockets.ShouldAllBe(socket => ReferenceEquals(socket.Sent.Single().Data.Array, encoded));
        sockets.ShouldAllBe(socket => socket.Sent.Single().Type == WebSocketMessageType.Text);
    }

    [Fact]
    public void Bytes_are_broadcast_as_they_are()
    {
        StandInSocket socket = new();
        WebSocketCollection collection = [Open(socket)];
        byte[] message = [1, 2, 3];

        collection.Broadcast(message);

        socket.Sent.Single().Data.Array.ShouldBeSameAs(message);
        socket.Sent.Single().Type.ShouldBe(WebSocketMessageType.Binary);
    }

    [Fact]
    public async Task A_chat_tells_everybody_and_forgets_who_has_left()
    {
        WebSocketCollection room = [];
        WebSocketCollection everybody = [];
        List<string> counts = [];
        await using SystemWebHost host = await WebSocketHandlerHost.StartAsync(() =>
            new RecordingHandler
            {
                On = (name, self) =>
                {
                    switch (name)
                    {
                        case "open":
                            room.Add(self);
                            everybody.Add(self);
                            self.Send("welcome");
                            break;
                        case "close":
                            counts.Add($"{room.Contains(self)}");
                            break;
                        default:
                            room.Broadcast(name);
                            break;
                    }
                },
            }
        );
        using ClientWebSocket leaving = await host.ConnectAsync("/h.ashx");
        using ClientWebSocket staying = await host.ConnectAsync("/h.ashx");
        (await leaving.ReceiveTextAsync()).ShouldBe("welcome");
        (await staying.ReceiveTextAsync()).ShouldBe("welcome");

        await leaving.SendTextAsync("hello");
        (await leaving.ReceiveTextAsync()).ShouldBe("text:hello");
        (await staying.ReceiveTextAsync()).ShouldBe("text:hello");
        await leaving.CloseAsync(WebSocketCloseStatus.NormalClosure, "", Bound.Token());

        await new Func<int>(() => room.Count).ShouldBecomeAsync(1);
        await new Func<int>(() => everybody.Count).ShouldBecomeAsync(1);
        counts.ShouldBe(["True"], "OnClose still finds its handler in the room");
        await staying.SendTextAsync("alone");
        (await staying.ReceiveTextAsync()).ShouldBe("text:alone");
    }

    [Fact]
    public async Task A_handler_that_fails_in_OnClose_leaves_its_collections_all_the_same()
    {
        WebSocketCollection collection = [];
        RecordingHandler handler = new()
        {
            On = (name, self) =>
            {
                if (name is "open")
                {
                    collection.Add(self);
                }
                else if (name is "close")
                {
                    throw new InvalidTimeZoneException("in OnClose");
                }
            },
        };
        StandInSocket socket = new();
        Task run = handler.ProcessWebSocketRequestAsync(new StandInContext(socket));
        collection.Count.ShouldBe(1);
        socket.Receives([], WebSocketMessageType.Close);

        await Should.ThrowAsync<InvalidTimeZoneException>(() => run.Bounded());

        collection.ShouldBeEmpty();
        collection.Add(handler);
        collection.ShouldBeEmpty("one that has ended would never leave again");
    }

    [Fact]
    public async Task It_survives_many_threads()
    {
        WebSocketCollection collection = [];
        StandInSocket[] sockets = [.. Enumerable.Range(0, 64).Select(_ => new StandInSocket { Keeps = false })];
        await Task.WhenAll(
                sockets.Select(socket =>
                    Task.Run(() =>
                    {
                        for (int round = 0; round < 50; round++)
                        {
                            RecordingHandler handler = new() { WebSocketContext = new StandInContext(socket) };
                            collection.Add(handler);
                            collection.Broadcast("hello");
                            collection.Remove(handler).ShouldBeTrue();
                        }
                    })
                )
            )
            .Bounded();

        collection.ShouldBeEmpty();
    }

    private static WebSocketHandler Open(StandInSocket socket) =>
        new() { WebSocketContext = new StandInContext(socket) };
}
