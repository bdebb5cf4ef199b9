using AspNetWebSockets.Framework48.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Framework48Handlers;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.Framework48.Tests.Handlers;

/// <summary><see cref="RpcHandler"/>: messages by JavaScriptSerializer, byte for byte.</summary>
public sealed class RpcHandlerTests
{
    [Theory]
    [InlineData("""{"id":1,"method":"add","params":[1,2,3]}""", """{"id":1,"result":6}""")]
    [InlineData("""{"id":"a","method":"UPPER","params":["é<"]}""", """{"id":"a","result":"É\u003c"}""")]
    [InlineData(
        """{"id":null,"method":"point","params":[1.5,true]}""",
        """{"id":null,"result":{"x":1.5,"y":true,"tags":["a","b"]}}"""
    )]
    [InlineData("""{"id":2,"method":"none","params":[]}""", """{"id":2,"error":"no such method"}""")]
    [InlineData("not JSON", """{"error":"not JSON"}""")]
    public async Task Answers(string call, string answer)
    {
        await using HandlerSite site = await StartAsync();
        using TextClient client = await ConnectAsync(site);

        await client.SayAsync(call);

        (await client.HearAsync()).ShouldBe(answer);
    }

    [Fact]
    public async Task A_call_may_be_longer_than_the_buffer()
    {
        await using HandlerSite site = await StartAsync();
        using TextClient client = await ConnectAsync(site);
        client.Socket.SubProtocol.ShouldBe("rpc.example");

        await client.SayAsync($$"""{"id":1,"method":"upper","params":["{{new string('a', 1000)}}"]}""");

        (await client.HearAsync()).ShouldBe($$"""{"id":1,"result":"{{new string('A', 1000)}}"}""");
    }

    private static Task<HandlerSite> StartAsync() =>
        HandlerSite.StartAsync(app => app.MapHttpHandler<RpcHandler>("/r.ashx"));

    private static Task<TextClient> ConnectAsync(HandlerSite site) =>
        site.ConnectAsync("/r.ashx", options => options.AddSubProtocol("rpc.example"));
}
