using AspNetWebSockets.Protocol;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetWebSockets.Tests;

/// <summary>Who decides whether messages are compressed: the endpoint, else the application; and the client (RFC 7692 section 5).</summary>
public sealed class CompressionNegotiationTests
{
    private const string NoTakeover = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";

    [Theory]
    [InlineData("/plain", false, "permessage-deflate", null)]
    [InlineData("/plain", true, "permessage-deflate", NoTakeover)]
    [InlineData("/with", false, "permessage-deflate", "permessage-deflate; client_no_context_takeover")]
    [InlineData("/with", true, "permessage-deflate", "permessage-deflate; client_no_context_takeover")]
    [InlineData("/without", true, "permessage-deflate", null)]
    [InlineData("/plain", true, null, null)]
    [InlineData("/plain", true, "x-webkit-deflate-frame", null)]
    [InlineData("/plain", true, "permessage-deflate; unknown, permessage-deflate", NoTakeover)]
    public async Task Endpoint_application_and_client_decide(
        string path,
        bool application,
        string? offered,
        string? answered
    )
    {
        await using KestrelHost host = await StartAsync(application);
        await using RawWebSocketClient client = await host.ConnectTransportAsync();
        HttpResponseHead head = await client.HandshakeAsync(
            path,
            [new("Sec-WebSocket-Extensions", offered)],
            cancellationToken: TestContext.Current.CancellationToken
        );
        head.StatusCode.ShouldBe(101);
        head["Sec-WebSocket-Extensions"].ShouldBe(answered);
    }

    private static Task<KestrelHost> StartAsync(bool application) =>
        KestrelHost.StartPipelineAsync(
            static pipeline =>
            {
                _ = pipeline.UseRouting();
                _ = pipeline.UseEndpoints(static endpoints =>
                {
                    _ = endpoints.Map("/plain", AcceptAsync);
                    _ = endpoints
                        .Map("/with", AcceptAsync)
                        .WithWebSocketCompression(static options => options.ServerContextTakeover = true);
                    _ = endpoints.Map("/without", AcceptAsync).DisableWebSocketCompression();
                });
            },
            configure: options => options.Compression = application ? new PermessageDeflateOptions() : null,
            services: static services => services.AddRouting()
        );

    private static Task AcceptAsync(HttpContext context)
    {
        context
            .Features.GetRequiredFeature()
            .Accept(new WebSocketAcceptance { Handler = new DelegateHandler(Handlers.EchoAsync) });
        return Task.CompletedTask;
    }
}
