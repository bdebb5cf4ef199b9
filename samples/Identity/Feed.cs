using System.Net.WebSockets;
using System.Text;
using AspNetWebSockets;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;

namespace Identity;

/// <summary>A WebSocket whose client sends a new token before its old one expires: each message is one.</summary>
internal sealed class Feed(IOptionsMonitor<BearerTokenOptions> bearer, TimeProvider clock)
{
    public async Task RunAsync(WebSocket socket)
    {
        byte[] buffer = new byte[4096];
        WebSocketReceiveResult received = await socket.ReceiveAsync(buffer, CancellationToken.None);
        while (received.MessageType != WebSocketMessageType.Close)
        {
            bool stays = Refresh(socket, Encoding.UTF8.GetString(buffer, 0, received.Count));
            string answer = stays ? "welcome" : "this token is not good";
            await socket.SendAsync(
                Encoding.UTF8.GetBytes(answer),
                WebSocketMessageType.Text,
                true,
                CancellationToken.None
            );
            received = await socket.ReceiveAsync(buffer, CancellationToken.None);
        }
    }

    private bool Refresh(WebSocket socket, string token)
    {
        BearerTokenOptions scheme = bearer.Get(BearerTokenDefaults.AuthenticationScheme);
        AuthenticationTicket? ticket = scheme.BearerTokenProtector.Unprotect(token);
        return ticket?.Properties.ExpiresUtc is { } expires
            && expires > clock.GetUtcNow()
            && socket.RefreshCredential(ticket.Principal, expires);
    }
}
