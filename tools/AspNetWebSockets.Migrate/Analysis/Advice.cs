namespace AspNetWebSockets.Migrate.Analysis;

/// <summary>What to use in place of what is missing.</summary>
internal static class Advice
{
    private const string WebForms =
        "Web Forms is not here: move the WebSocket code of the page to an IHttpHandler and give it the page's address";
    private const string Bundles = "bundles are not here: link the script and style files in the pages themselves";
    private const string Owin = "OWIN is not here: ASP.NET Core's middleware in Program.cs takes its place";
    private const string SignalR =
        "SignalR 2 is not here: SignalR of ASP.NET Core runs on this engine, with its own clients";
    private const string SqlClient = "add the package Microsoft.Data.SqlClient and its namespace";
    private const string Wcf =
        "the WCF half of Microsoft.WebSockets is not here: derive from Microsoft.Web.WebSockets.WebSocketHandler";
    private const string Drawing = "System.Drawing works on Windows alone: use an imaging package such as SkiaSharp";
    private const string EntityFramework = "add the package EntityFramework 6.5 or newer, which runs on .NET";

    private static readonly Dictionary<string, string> ByName = new(StringComparer.Ordinal)
    {
        ["Page"] = WebForms,
        ["UserControl"] = WebForms,
        ["MasterPage"] = WebForms,
        ["WebService"] = "ASMX services are not here: make it a controller of Web API",
        ["WebMethod"] = "ASMX services are not here: make it a controller of Web API",
        ["BundleConfig"] = Bundles,
        ["BundleTable"] = Bundles,
        ["BundleCollection"] = Bundles,
        ["ScriptBundle"] = Bundles,
        ["StyleBundle"] = Bundles,
        ["OwinStartup"] = Owin,
        ["OwinStartupAttribute"] = Owin,
        ["IAppBuilder"] = Owin,
        ["Hub"] = SignalR,
        ["PersistentConnection"] = SignalR,
        ["GlobalHost"] = SignalR,
        ["SqlConnection"] = SqlClient,
        ["SqlCommand"] = SqlClient,
        ["SqlDataReader"] = SqlClient,
        ["SqlParameter"] = SqlClient,
        ["SqlDataAdapter"] = SqlClient,
        ["WebSocketService"] = Wcf,
        ["WebSocketHost"] = Wcf,
        ["ServiceHost"] = "WCF services are not here: use CoreWCF",
        ["ServiceContract"] = "WCF services are not here: use CoreWCF",
        ["OperationContract"] = "WCF services are not here: use CoreWCF",
        ["Bitmap"] = Drawing,
        ["Graphics"] = Drawing,
        ["MemoryCache"] = "add the package System.Runtime.Caching",
        ["ObjectCache"] = "add the package System.Runtime.Caching",
        ["DbContext"] = EntityFramework,
        ["DbSet"] = EntityFramework,
        ["MembershipUser"] = "membership is not here: use a user store of ASP.NET Core",
        ["MembershipProvider"] = "membership is not here: use a user store of ASP.NET Core",
        ["RoleProvider"] = "role providers are not here: add roles as claims of the user",
        ["HttpServerUtility.Transfer"] = "call the other handler's ProcessRequest, or redirect",
        ["HttpServerUtility.Execute"] = "call the other handler's ProcessRequest",
        ["HttpServerUtility.TransferRequest"] = "redirect, or rewrite the path in a middleware",
        ["HttpServerUtility.CreateObject"] = "COM is not here",
        ["HttpRequest.LogonUserIdentity"] = "a Windows account does not exist on Linux: use User",
        ["AppDomain.SetupInformation"] = "use AppContext.BaseDirectory",
    };

    private static readonly (string Prefix, string Text)[] ByNamespace =
    [
        ("System.Web.UI.", WebForms),
        ("System.Web.Services.", "ASMX services are not here: make it a controller of Web API"),
        ("System.Web.Optimization.", Bundles),
        ("System.ServiceModel.", "WCF is not here: use CoreWCF, or the System.ServiceModel packages for clients"),
        ("System.Data.SqlClient.", SqlClient),
        ("System.Data.Entity.", EntityFramework),
        ("System.Drawing.", Drawing),
        ("Microsoft.AspNet.SignalR.", SignalR),
        ("Microsoft.ServiceModel.WebSockets.", Wcf),
        ("Owin.", Owin),
        ("Microsoft.Owin.", Owin),
    ];

    internal static string? For(string name)
    {
        if (
            ByName.TryGetValue(name, out string? text)
            || ByName.TryGetValue(name[(name.LastIndexOf('.') + 1)..], out text)
        )
        {
            return text;
        }

        return ByNamespace.FirstOrDefault(entry => name.StartsWith(entry.Prefix, StringComparison.Ordinal)).Text;
    }
}
