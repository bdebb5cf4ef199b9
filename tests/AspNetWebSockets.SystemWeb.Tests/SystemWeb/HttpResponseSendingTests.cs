using System.IO.Compression;
using System.Net;
using System.Text;
using System.Web;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb;

/// <summary>When the body goes to the client, what it passes through, and how a handler ends it.</summary>
public sealed class HttpResponseSendingTests
{
    [Fact]
    public async Task End_sends_what_was_written_and_the_code_after_it_does_not_run()
    {
        bool wentOn = false;
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                context.Response.StatusCode = 403;
                context.Response.Write("no entry");
                context.Response.End();
                wentOn = true;
            })
        );
        using HttpResponseMessage response = await host.Http.GetAsync("/h.ashx", Bound.Token());

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.Content.ReadAsStringAsync(Bound.Token())).ShouldBe("no entry");
        wentOn.ShouldBeFalse();
        host.Logs.Failures.ShouldBeEmpty();
    }

    [Fact]
    public async Task Code_that_catches_the_end_writes_nothing_more()
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                try
                {
                    context.Response.Write("answer");
                    context.Response.End();
                }
                catch (Exception exception)
                {
                    context.Response.Write(exception.Message);
                }
            })
        );

        (await host.Http.GetStringAsync("/h.ashx", Bound.Token())).ShouldBe("answer");
    }

    [Fact]
    public async Task End_after_an_accept_lets_the_websocket_begin()
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                context.AcceptWebSocketRequest(webSocket => webSocket.WebSocket.SendTextAsync("begun"));
                context.Response.End();
            })
        );
        using System.Net.WebSockets.ClientWebSocket client = await host.ConnectAsync("/h.ashx");

        (await client.ReceiveTextAsync()).ShouldBe("begun");
    }

    [Fact]
    public async Task Flush_sends_what_was_written_while_the_handler_goes_on()
    {
        TaskCompletionSource read = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            Microsoft.AspNetCore.Builder.HttpHandlerEndpointRouteBuilderExtensions.MapHttpHandler(
                app,
                "/h",
                _ => new AsyncHandler(async context =>
                {
                    context.Response.Write("first ");
                    context.Response.Flush();
                    context.Response.HeadersWritten.ShouldBeTrue();
                    await read.Task;
                    context.Response.BufferOutput = false;
                    context.Response.Write("second ");
                    await context.Response.FlushAsync();
                    context.Response.Write("third");
                })
            )
        );
        using HttpResponseMessage response = await host.Http.GetAsync(
            "/h",
            HttpCompletionOption.ResponseHeadersRead,
            Bound.Token()
        );
        await using Stream body = await response.Content.ReadAsStreamAsync(Bound.Token());
        byte[] first = new byte["first ".Length];
        await body.ReadExactlyAsync(first, Bound.Token());
        read.SetResult();
        using StreamReader rest = new(body);

        Encoding.UTF8.GetString(first).ShouldBe("first ");
        (await rest.ReadToEndAsync(Bound.Token())).ShouldBe("second third");
    }

    [Fact]
    public async Task Close_cuts_the_connection()
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context => context.Response.Close())
        );

        await Should.ThrowAsync<HttpRequestException>(() => host.Http.GetAsync("/h.ashx", Bound.Token()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_filter_sees_the_whole_body(bool flushes)
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                Should.Throw<HttpException>(() => context.Response.Filter = Stream.Null);
                context.Response.Filter = new GZipStream(context.Response.Filter, CompressionMode.Compress);
                context.Response.AppendHeader("Content-Encoding", "gzip");
                context.Response.Write("ab");
                if (flushes)
                {
                    context.Response.Flush();
                }

                context.Response.Write("cd");
            })
        );
        await using Stream compressed = await host.Http.GetStreamAsync("/h.ashx", Bound.Token());
        await using GZipStream plain = new(compressed, CompressionMode.Decompress);
        using StreamReader reader = new(plain);

        (await reader.ReadToEndAsync(Bound.Token())).ShouldBe("abcd");
    }

    [Fact]
    public async Task Files_stand_in_the_body_where_they_were_written()
    {
        string path = Path.Combine(Directory.GetCurrentDirectory(), Path.GetRandomFileName());
        string outside = Path.GetTempFileName();
        string upwards = string.Concat(Enumerable.Repeat("/..", 20));
        await File.WriteAllTextAsync(path, "0123456789", Bound.Token());
        List<string?> refused = [];
        try
        {
            await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
                app.Handle(context =>
                {
                    HttpResponse response = context.Response;
                    response.Write("<");
                    response.TransmitFile(path);
                    response.Write("|");
                    response.WriteFile(path, 2, 3);
                    response.TransmitFile(path, 8, -1);
                    response.WriteFile(path, readIntoMemory: true);
                    response.Write(">");
                    refused.AddRange([
                        Should.Throw<FileNotFoundException>(() => response.WriteFile("~/missing.txt")).GetType().Name,
                        Should.Throw<ArgumentOutOfRangeException>(() => response.WriteFile(path, 8, 3)).ParamName,
                        Should.Throw<ArgumentOutOfRangeException>(() => response.WriteFile(path, 11, 0)).ParamName,
                        Should.Throw<HttpException>(() => response.WriteFile("~/../secret")).GetType().Name,
                        Should.Throw<FileNotFoundException>(() => response.WriteFile(outside)).GetType().Name,
                        Should
                            .Throw<HttpException>(() => response.TransmitFile(path + upwards + outside))
                            .GetType()
                            .Name,
                    ]);
                })
            );
            using HttpResponseMessage response = await host.Http.GetAsync("/h.ashx", Bound.Token());

            (await response.Content.ReadAsStringAsync(Bound.Token())).ShouldBe("<0123456789|234890123456789>");
            response.Content.Headers.ContentLength.ShouldBe(28);
            refused.ShouldBe([
                "FileNotFoundException",
                "length",
                "offset",
                "HttpException",
                "FileNotFoundException",
                "HttpException",
            ]);
        }
        finally
        {
            File.Delete(path);
            File.Delete(outside);
        }
    }

    [Theory]
    [InlineData(204)]
    [InlineData(304)]
    public async Task A_status_without_a_body_drops_it(int status)
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                context.Response.StatusCode = status;
                context.Response.Write("text");
            })
        );
        using HttpResponseMessage response = await host.Http.GetAsync("/h.ashx", Bound.Token());

        ((int)response.StatusCode).ShouldBe(status);
        (await response.Content.ReadAsStringAsync(Bound.Token())).ShouldBeEmpty();
        host.Logs.Failures.ShouldBeEmpty();
    }

    [Fact]
    public async Task Suppressed_content_stays_here_and_a_callback_has_the_last_word_on_the_header_fields()
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                context.Response.AddOnSendingHeaders(sending => sending.Response.AppendHeader("X-Last", "1"));
                context
                    .Response.AddOnSendingHeaders(sending => sending.Response.AppendHeader("X-Not", "1"))
                    .Unsubscribe();
                context.Response.Write("text");
                context.Response.SuppressContent = true;
            })
        );
        using HttpResponseMessage response = await host.Http.GetAsync("/h.ashx", Bound.Token());

        response.Headers.GetValues("X-Last").ShouldBe(["1"]);
        response.Headers.Contains("X-Not").ShouldBeFalse();
        (await response.Content.ReadAsStringAsync(Bound.Token())).ShouldBeEmpty();
    }

    [Fact]
    public async Task Streams_and_begin_flush_write_to_the_body()
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                HttpResponse response = context.Response;
                using (StreamWriter writer = new(response.OutputStream, leaveOpen: true))
                {
                    writer.Write("stream ");
                }

                response.EndFlush(response.BeginFlush(null, null));
                response.Output.Write("writer");
            })
        );

        (await host.Http.GetStringAsync("/h.ashx", Bound.Token())).ShouldBe("stream writer");
    }
}
