using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AspNetWebSockets.Interop.Tests.Http2;

/// <summary>A request as the server has seen it, before the opening handshake.</summary>
internal sealed class SeenRequest(HttpContext context)
{
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The version of HTTP.</summary>
    public string Protocol { get; } = context.Request.Protocol;

    public string Method { get; } = context.Request.Method;

    /// <summary>The pseudo-header field <c>:protocol</c>.</summary>
    public string? ConnectProtocol { get; } = context.Features.Get<IHttpExtendedConnectFeature>()?.Protocol;

    /// <summary>The TCP connection.</summary>
    public string ConnectionId { get; } = context.Connection.Id;

    /// <summary>Completes when the request is over: the handler has ended and the WebSocket is disposed.</summary>
    public Task Over => _over.Task;

    public void End() => _over.TrySetResult();

    /// <summary>It opened a WebSocket as RFC 8441 section 5 has it.</summary>
    public void ShouldBeExtendedConnect() =>
        (Protocol, Method, ConnectProtocol).ShouldBe(("HTTP/2", "CONNECT", "websocket"));
}
