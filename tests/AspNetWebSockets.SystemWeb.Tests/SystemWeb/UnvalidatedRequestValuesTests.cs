using System.Web;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb;

/// <summary><c>Unvalidated</c>: what request validation would have refused is there, as everywhere.</summary>
public sealed class UnvalidatedRequestValuesTests
{
    private const string Script = "<script>";

    [Fact]
    public async Task Values_of_a_form()
    {
        string?[] seen = [];
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                UnvalidatedRequestValuesBase values = new HttpContextWrapper(context).Request.Unvalidated;
                seen = [values.Form["f"], values["f"], values["q"], values["absent"], values.Cookies["c"]?.Value];
            })
        );
        using HttpRequestMessage request = new(HttpMethod.Post, "/h.ashx?q=%3Cscript%3E");
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create("f", Script)]);
        request.Headers.Add("Cookie", "c=<script>");
        using HttpResponseMessage response = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        seen.ShouldBe([Script, Script, Script, null, Script]);
    }

    [Fact]
    public async Task Values_inside_a_websocket()
    {
        TaskCompletionSource<string?[]> seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.HandleWebSocket(context =>
            {
                UnvalidatedRequestValuesBase values = context.Unvalidated;
                seen.SetResult([
                    values.QueryString["q"],
                    values["c"],
                    values.Headers["X-Token"],
                    values.Path,
                    values.PathInfo,
                    values.RawUrl,
                    values.Url.Query,
                    string.Join('|', values.Form.AllKeys),
                ]);
                return Task.CompletedTask;
            })
        );
        await using RawWebSocketClient client = await host.ConnectRawAsync(
            "/h.ashx?q=%3Cscript%3E",
            ("X-Token", Script),
            ("Cookie", "c=<script>")
        );

        (await seen.Task.Bounded()).ShouldBe([
            Script,
            Script,
            Script,
            "/h.ashx",
            "",
            "/h.ashx?q=%3Cscript%3E",
            "?q=%3Cscript%3E",
            "",
        ]);
    }
}
