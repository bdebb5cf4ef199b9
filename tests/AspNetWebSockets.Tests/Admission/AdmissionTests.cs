using System.Net;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AspNetWebSockets.Tests;

/// <summary>Each cap at its edge: the last place is given, one more is refused before the switch, and what ends makes room.</summary>
public sealed class AdmissionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<Entrance> Entrances { get; } = [Entrance.BehindPipeline, Entrance.InPipeline];

    public static MatrixTheoryData<Entrance, string> Caps { get; } =
        new(
            [Entrance.BehindPipeline, Entrance.InPipeline],
            ["MaxConnections", "MaxConnectionsPerPath", "MaxConnectionsPerUser", "MaxConnectionsPerAddress"]
        );

    [Theory]
    [MemberData(nameof(Caps))]
    public async Task The_cap_is_admitted_and_one_more_is_refused(Entrance entrance, string cap)
    {
        await using KestrelHost host = await GuardedHost.StartAsync(
            entrance,
            options =>
            {
                options.Admission.RetryAfter = TimeSpan.FromSeconds(6.5);
                Set(options.Admission, cap, 2);
            }
        );
        (string, string)[] mine = [(GuardedHost.User, "ada"), (GuardedHost.Address, "192.0.2.1")];
        await using RawWebSocketClient first = await host.HandshakeAsync("/room", mine);
        first.Response.StatusCode.ShouldBe(101);
        await using RawWebSocketClient second = await host.HandshakeAsync("/ROOM", mine);
        second.Response.StatusCode.ShouldBe(101);

        await using RawWebSocketClient third = await host.HandshakeAsync("/room", mine);
        third.Response.StatusCode.ShouldBe(cap is "MaxConnectionsPerUser" or "MaxConnectionsPerAddress" ? 429 : 503);
        third.Response["Retry-After"].ShouldBe("7", "whole seconds, rounded up");
        third.Response["Sec-WebSocket-Accept"].ShouldBeNull();
        third.Response["Upgrade"].ShouldBeNull();
        (await host.Log.EntryAsync(1040).InTimeAsync()).Message.ShouldContain(
            $"{cap} is reached. Client address: 192.0.2.1"
        );

        int others = cap is "MaxConnections" ? 503 : 101;
        (
            await host.AnswerAsync("/other", (GuardedHost.User, "bob"), (GuardedHost.Address, "192.0.2.2"))
        ).StatusCode.ShouldBe(others, "another path, user and address");

        await EchoAsync(second);
        await CloseAsync(first);
        await first.DisposeAsync();
        await host.HasPlacesTakenAsync(1);
        (await host.AnswerAsync("/room", mine)).StatusCode.ShouldBe(101, "one has ended");
    }

    [Theory]
    [MemberData(nameof(Entrances))]
    public async Task Every_way_to_end_gives_the_place_back_once(Entrance entrance)
    {
        await using KestrelHost host = await GuardedHost.StartAsync(entrance, AllCapsOf(2));
        (string, string)[] mine = [(GuardedHost.User, "ada"), (GuardedHost.Address, "192.0.2.1")];
        Func<RawWebSocketClient, Task>[] ends =
        [
            CloseAsync,
            static client =>
            {
                client.Reset();
                return Task.CompletedTask;
            },
            static client =>
            {
                client.ShutdownSend();
                return client.ReadToEndAsync(Token);
            },
            static async client =>
            {
                await client.SendBytesAsync(ClientFrame.Build(opcode: 3, []), Token);
                (await client.ReadFrameAsync(Token))!.CloseCode.ShouldBe(1002);
            },
        ];
        foreach (Func<RawWebSocketClient, Task> end in ends)
        {
            await using RawWebSocketClient first = await host.HandshakeAsync("/", mine);
            await using RawWebSocketClient second = await host.HandshakeAsync("/", mine);
            first.Response.StatusCode.ShouldBe(101);
            second.Response.StatusCode.ShouldBe(101);
            (await host.AnswerAsync("/", mine)).StatusCode.ShouldBe(429);
            host.Admission().Keys.ShouldBe(3, "a path, a user, an address");
            await end(first);
            await end(second);
            await first.DisposeAsync();
            await second.DisposeAsync();
            await host.HasPlacesTakenAsync(0);
            host.Admission().Keys.ShouldBe(0, "nothing is left of those that are gone");
        }
    }

    [Theory]
    [InlineData(Entrance.BehindPipeline, Wire.Pipe)]
    [InlineData(Entrance.InPipeline, Wire.Pipe)]
    [InlineData(Entrance.BehindPipeline, Wire.Tls)]
    [InlineData(Entrance.BehindPipeline, Wire.Stream)]
    public async Task Handshakes_that_race_are_admitted_up_to_the_cap_exactly(Entrance entrance, Wire wire)
    {
        const int Cap = 5;
        await using KestrelHost host = await GuardedHost.StartAsync(
            entrance,
            options => options.Admission.MaxConnections = Cap,
            wire
        );
        RawWebSocketClient[] clients = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(_ => Task.Run(() => host.HandshakeAsync(), Token))
        );
        clients.Count(static client => client.Response.StatusCode == 101).ShouldBe(Cap);
        clients.Count(static client => client.Response.StatusCode == 503).ShouldBe(clients.Length - Cap);
        foreach (RawWebSocketClient client in clients)
        {
            await client.DisposeAsync();
        }

        await host.HasPlacesTakenAsync(0);
    }

    [Fact]
    public async Task A_user_without_a_key_and_a_connection_without_an_address_do_not_count()
    {
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(
            application => application.Run(static context => GuardedHost.AcceptAsync(context, Entrance.BehindPipeline)),
            configure: static options =>
            {
                options.Admission.MaxConnectionsPerAddress = 1;
                options.Admission.MaxConnectionsPerUser = 1;
            },
            before: static application =>
                application.Use(
                    static (context, next) =>
                    {
                        context.Connection.RemoteIpAddress = null;
                        return next(context);
                    }
                )
        );
        await using RawWebSocketClient first = await host.HandshakeAsync();
        await using RawWebSocketClient second = await host.HandshakeAsync();
        first.Response.StatusCode.ShouldBe(101);
        second.Response.StatusCode.ShouldBe(101);
        host.Admission().Keys.ShouldBe(0);
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::1", 429)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", 101)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", 429)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.2", 101)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", 429, 60)]
    [InlineData("2001:db8::1", "2001:db8::2", 101, 128)]
    public async Task A_client_of_IPv6_is_a_network(string first, string second, int status, int? prefix = null)
    {
        await using KestrelHost host = await GuardedHost.StartAsync(
            Entrance.BehindPipeline,
            options =>
            {
                options.Admission.MaxConnectionsPerAddress = 1;
                options.Admission.IPv6PrefixLength = prefix ?? options.Admission.IPv6PrefixLength;
            }
        );
        await using RawWebSocketClient client = await host.HandshakeAsync("/", (GuardedHost.Address, first));
        client.Response.StatusCode.ShouldBe(101);
        (await host.AnswerAsync("/", (GuardedHost.Address, second))).StatusCode.ShouldBe(status);
    }

    [Theory]
    [MemberData(nameof(Entrances))]
    public async Task Without_a_cap_nothing_is_remembered(Entrance entrance)
    {
        await using KestrelHost host = await GuardedHost.StartAsync(entrance, static _ => { });
        await using RawWebSocketClient client = await host.HandshakeAsync("/", (GuardedHost.User, "ada"));
        client.Response.StatusCode.ShouldBe(101);
        await EchoAsync(client);
        host.ActiveConnections().Snapshot().ShouldHaveSingleItem().Admitted.ShouldBeNull();
    }

    [Fact]
    public async Task For_the_open_Internet_an_address_has_a_hundred_places()
    {
        await using KestrelHost host = await GuardedHost.StartAsync(
            Entrance.BehindPipeline,
            static options => options.UseOpenInternetLimits()
        );
        AdmissionControl admission = host.Admission();
        DefaultHttpContext context = new() { Connection = { RemoteIpAddress = IPAddress.Loopback } };
        for (int i = 0; i < 100; i++)
        {
            admission.Admit(context, subProtocol: null, out _).ShouldBeNull();
        }

        admission.Admit(context, subProtocol: null, out _).ShouldNotBeNull().StatusCode.ShouldBe(429);
        (await host.AnswerAsync()).StatusCode.ShouldBe(429);
        (await host.AnswerAsync("/", (GuardedHost.Address, "192.0.2.1"))).StatusCode.ShouldBe(101);
    }

    private static Action<AspNetWebSocketsOptions> AllCapsOf(int cap) =>
        options =>
        {
            options.Admission.MaxConnections = cap;
            options.Admission.MaxConnectionsPerPath = cap;
            options.Admission.MaxConnectionsPerUser = cap;
            options.Admission.MaxConnectionsPerAddress = cap;
        };

    private static void Set(WebSocketAdmissionOptions admission, string cap, int value) =>
        typeof(WebSocketAdmissionOptions).GetProperty(cap)!.SetValue(admission, value);

    private static async Task EchoAsync(RawWebSocketClient client)
    {
        await client.SendBytesAsync(ClientFrame.Text("here"), Token);
        (await client.ReadFrameAsync(Token))!.Text.ShouldBe("here");
    }

    private static async Task CloseAsync(RawWebSocketClient client)
    {
        await client.SendBytesAsync(ClientFrame.Close(1000, ""), Token);
        (await client.ReadFrameAsync(Token))!.CloseCode.ShouldBe(1000);
    }
}
