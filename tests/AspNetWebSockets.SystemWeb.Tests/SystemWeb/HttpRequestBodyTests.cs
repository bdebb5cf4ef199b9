using System.Text;
using System.Web;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb;

/// <summary>Body, uploaded files, combined values and paths of a request.</summary>
public sealed class HttpRequestBodyTests
{
    [Fact]
    public async Task Uploaded_files_are_found_by_field_and_position_and_saved()
    {
        string path = Path.GetTempFileName();
        List<object?> seen = [];
        try
        {
            await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
                app.Handle(context =>
                {
                    HttpFileCollection files = context.Request.Files;
                    HttpFileCollectionBase wrapped = new HttpContextWrapper(context).Request.Files;
                    HttpPostedFile file = files["DOC"]!;
                    using StreamReader reader = new(files[1].InputStream);
                    file.SaveAs(path);
                    Should.Throw<HttpException>(() => file.SaveAs("relative.txt"));
                    seen.AddRange([
                        files.Count,
                        string.Join(',', files.AllKeys),
                        file.FileName,
                        file.ContentType,
                        file.ContentLength,
                        reader.ReadToEnd(),
                        files.GetMultiple("doc").Count,
                        files["missing"],
                        wrapped.GetMultiple("doc")[1].FileName,
                        wrapped[0]!.ContentLength,
                        context.Request.Form["text"],
                        context.Request.Unvalidated.Files.Count,
                    ]);
                })
            );
            using MultipartFormDataContent form = new()
            {
                { new StringContent("value"), "text" },
                { new StringContent("one", Encoding.UTF8, "text/csv"), "doc", "a.csv" },
                { new StringContent("second"), "doc", "b.txt" },
            };
            using HttpResponseMessage response = await host.Http.PostAsync("/h.ashx", form, Bound.Token());

            seen.ShouldBe([
                2,
                "doc,doc",
                "a.csv",
                "text/csv; charset=utf-8",
                3,
                "second",
                2,
                null,
                "b.txt",
                3,
                "value",
                2,
            ]);
            (await File.ReadAllTextAsync(path, Bound.Token())).ShouldBe("one");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task The_body_can_be_read_in_every_way_and_the_request_be_saved()
    {
        string path = Path.GetTempFileName();
        List<object?> seen = [];
        try
        {
            await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
                app.Handle(context =>
                {
                    HttpRequest request = context.Request;
                    seen.Add(request.TotalBytes);
                    seen.Add(Encoding.Latin1.GetString(request.BinaryRead(2)));
                    seen.Add(Encoding.Latin1.GetString(request.BinaryRead(100)));
                    request.SaveAs(path, includeHeaders: true);
                    request.InputStream.Position = 0;
                    using StreamReader reader = new(request.GetBufferlessInputStream(), request.ContentEncoding);
                    seen.Add(reader.ReadToEnd());
                    seen.Add(request.ContentEncoding.WebName);
                    seen.Add(request.RequestType);
                    seen.Add(ReferenceEquals(request.GetBufferedInputStream(), request.InputStream));
                })
            );
            using StringContent content = new("aäb", Encoding.Latin1, "text/plain");
            using HttpResponseMessage response = await host.Http.PostAsync("/h.ashx?q=1", content, Bound.Token());

            seen.ShouldBe([3, "aä", "b", "aäb", "iso-8859-1", "POST", true]);
            string saved = await File.ReadAllTextAsync(path, Encoding.Latin1, Bound.Token());
            saved.ShouldStartWith("POST /h.ashx?q=1 HTTP/1.1\r\n");
            saved.ShouldContain("Content-Type: text/plain; charset=iso-8859-1\r\n");
            saved.ShouldEndWith("\r\n\r\naäb");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Plain_code_reads_form_and_body_without_a_handler()
    {
        string? read = null;
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Map(
                "/plain",
                (Microsoft.AspNetCore.Http.HttpContext core) =>
                {
                    HttpRequest request = core.AsSystemWeb().Request;
                    read = request.Form["a"] + request.InputStream.Length;
                    return Task.CompletedTask;
                }
            )
        );
        using FormUrlEncodedContent content = new([KeyValuePair.Create("a", "1")]);
        using HttpResponseMessage response = await host.Http.PostAsync("/plain", content, Bound.Token());

        read.ShouldBe("13");
    }

    [Fact]
    public async Task Params_joins_all_values_of_a_name()
    {
        List<string?> seen = [];
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                HttpRequest request = context.Request;
                seen.AddRange([request.Params["a"], request.Params["c"], request.Params["REQUEST_METHOD"]]);
            })
        );
        using HttpRequestMessage message = new(HttpMethod.Post, "/h.ashx?a=1");
        message.Headers.Add("Cookie", "c=3");
        message.Content = new FormUrlEncodedContent([KeyValuePair.Create("a", "2")]);
        using HttpResponseMessage response = await host.Http.SendAsync(message, Bound.Token());

        seen.ShouldBe(["1,2", "3", "POST"]);
    }

    [Fact]
    public async Task Paths_of_the_handler()
    {
        List<string?> seen = [];
        string? root = null;
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
        {
            app.UsePathBase("/app");
            app.UseRouting();
            app.MapHttpHandler(
                "/d/x.ashx/{*pathInfo}",
                _ => new Handler(context =>
                {
                    HttpRequest request = context.Request;
                    root = request.PhysicalApplicationPath;
                    seen.AddRange([
                        request.AppRelativeCurrentExecutionFilePath,
                        request.CurrentExecutionFilePath,
                        request.CurrentExecutionFilePathExtension,
                        Path.GetRelativePath(root, request.PhysicalPath),
                        Path.GetRelativePath(root, request.MapPath("y.txt")),
                        Path.GetRelativePath(root, request.MapPath("y.txt", "~/e", allowCrossAppMapping: false)),
                        context.Response.ApplyAppPathModifier("~/z"),
                    ]);
                })
            );
        });
        using HttpResponseMessage response = await host.Http.GetAsync("/app/d/x.ashx/more", Bound.Token());

        seen.ShouldBe(["~/d/x.ashx", "/app/d/x.ashx", ".ashx", "d/x.ashx", "d/y.txt", "e/y.txt", "/app/z"]);
        root.ShouldEndWith("/");
    }

    [Fact]
    public async Task In_a_websocket_there_is_no_body_and_what_waits_for_one_says_so()
    {
        TaskCompletionSource<List<string>> result = new();
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.HandleWebSocket(_ =>
            {
                HttpRequest request = HttpContext.Current!.Request;
                result.SetResult([
                    $"{request.Files.Count}{request.Form.Count}{request.TotalBytes}{request.InputStream.Length}",
                    Should.Throw<NotSupportedException>(() => request.TimedOutToken).Message,
                    Should.Throw<NotSupportedException>(request.GetBufferedInputStream).Message,
                    Should.Throw<NotSupportedException>(request.GetBufferlessInputStream).Message,
                    Should.Throw<NotSupportedException>(request.Abort).Message,
                ]);
                return Task.CompletedTask;
            })
        );
        using System.Net.WebSockets.ClientWebSocket client = await host.ConnectAsync("/h.ashx");
        List<string> seen = await result.Task.Bounded();

        seen[0].ShouldBe("0000");
        seen.Skip(1)
            .Select(message => message[.."HttpRequest.".Length])
            .ShouldAllBe(start => string.Equals(start, "HttpRequest.", StringComparison.Ordinal));
    }
}
