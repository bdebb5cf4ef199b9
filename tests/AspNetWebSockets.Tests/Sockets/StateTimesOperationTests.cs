using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AspNetWebSockets.Tests;

/// <summary>
/// Every operation in every state does what the socket of ASP.NET Core does: the same code runs behind
/// <c>UseWebSockets()</c> and behind <c>UseAspNetWebSockets()</c>, and the outcomes are compared. What is meant to differ
/// is in <see cref="MendedFaultsTests"/>.
/// </summary>
public sealed class StateTimesOperationTests
{
    public static TheoryData<string, string> Cells { get; } =
        new(SocketCell.States.SelectMany(state => SocketCell.Operations.Keys.Select(operation => (state, operation))));

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Does_what_ASP_NET_Core_does(string state, string operation)
    {
        string expected = await PlayAsync(state, operation, application => application.UseWebSockets());
        (await PlayAsync(state, operation, before: null)).ShouldBe(expected);
    }

    private static async Task<string> PlayAsync(string state, string operation, Action<IApplicationBuilder>? before)
    {
        TaskCompletionSource<string> outcome = new();
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(
            application =>
                application.Run(async context =>
                {
                    WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
                    (socket is ServerWebSocket).ShouldBe(before is null);
                    outcome.SetResult(await SocketCell.PlayAsync(socket, state, operation));
                }),
            before: before
        );
        byte[] close = ClientFrame.Close(1000, "bye");
        byte[] sent = state is "CloseReceived" or "Closed" ? close : [.. ClientFrame.Text("hello"), .. close];
        await using RawWebSocketClient client = await host.ConnectTransportAsync();
        Task handshake = client.HandshakeAsync(
            "/",
            following: sent,
            cancellationToken: TestContext.Current.CancellationToken
        );
        string played = await outcome.Task.InTimeAsync();
        try
        {
            await handshake;
        }
        catch (IOException)
        {
            // Cut so early that the client did not get the 101: the case is about what the server sees.
        }

        return played;
    }
}
