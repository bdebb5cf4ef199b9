using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AspNetWebSockets.Tests;

/// <summary><c>WithWebSocketLimits</c>: endpoints with limits of their own.</summary>
public sealed class EndpointLimitsTests
{
    [Fact]
    public async Task An_endpoint_changes_what_it_says_and_keeps_what_the_application_says()
    {
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(
            Map,
            configure: options => options.Limits.MaxFragmentsPerMessage = 2,
            services: static services => services.AddRouting(),
            before: static application => application.UseRouting()
        );
        (await CloseCodeAsync(host, "/strict", Fragments(3), ClientFrame.Close(1000))).ShouldBe(1008);
        (await CloseCodeAsync(host, "/free", Fragments(3), ClientFrame.Close(1000))).ShouldBe(1000);
        byte[] pings = [.. Enumerable.Repeat(ClientFrame.Ping(), 100).SelectMany(ping => ping)];
        (await CloseCodeAsync(host, "/strict", pings, ClientFrame.Close(1000))).ShouldBe(1000);
        (await CloseCodeAsync(host, "/free", pings, ClientFrame.Close(1000))).ShouldBe(1008);
    }

    [Fact]
    public void A_limit_out_of_its_range_is_refused_when_the_endpoint_is_mapped()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRouting();
        WebApplication application = builder.Build();
        IEndpointConventionBuilder endpoint = application.Map("/", static () => Task.CompletedTask);
        OptionsValidationException exception = Should.Throw<OptionsValidationException>(() =>
            endpoint.WithWebSocketLimits(static limits =>
                (limits.MessagesPerSecond, limits.MaxUnansweredPings) = (0, 0)
            )
        );
        exception.Failures.Count().ShouldBe(2);
        exception.Message.ShouldContain("MessagesPerSecond");
    }

    private static void Map(IApplicationBuilder application) =>
        application.UseEndpoints(static endpoints =>
        {
            endpoints.Map("/strict", EchoAsync);
            endpoints
                .Map("/free", EchoAsync)
                .WithWebSocketLimits(static limits =>
                {
                    limits.MaxFragmentsPerMessage = null;
                    limits.MaxControlFramesPerSecond = 10;
                });
        });

    private static async Task EchoAsync(HttpContext context)
    {
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        byte[] buffer = new byte[1024];
        try
        {
            while (true)
            {
                ValueWebSocketReceiveResult result = await socket.ReceiveAsync(
                    buffer.AsMemory(),
                    CancellationToken.None
                );
                if (result.MessageType == WebSocketMessageType.Close)
                {
                    await socket.CloseOutputAsync(socket.CloseStatus!.Value, "", CancellationToken.None);
                    return;
                }
            }
        }
        catch (WebSocketException)
        {
            // The client went past a bound.
        }
    }

    private static byte[] Fragments(int count) =>
        [
            .. ClientFrame.Binary([1], fin: false),
            .. Enumerable.Range(1, count - 1).SelectMany(i => ClientFrame.Continuation([1], fin: i == count - 1)),
        ];

    private static async Task<int?> CloseCodeAsync(KestrelHost host, string path, params byte[][] frames)
    {
        await using RawWebSocketClient client = await host.ConnectAsync(path);
        await client.SendBytesAsync(frames.SelectMany(frame => frame).ToArray(), TestContext.Current.CancellationToken);
        while (await client.ReadFrameAsync(TestContext.Current.CancellationToken) is { } frame)
        {
            if (frame.Opcode == FrameOpcodes.Close)
            {
                return frame.CloseCode;
            }
        }

        return null;
    }
}
