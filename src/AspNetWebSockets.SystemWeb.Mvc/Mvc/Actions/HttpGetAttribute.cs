namespace System.Web.Mvc;

/// <summary>The action answers GET.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.httpgetattribute"/>.</remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = true)]
public sealed class HttpGetAttribute : Attribute, IActionVerbs
{
    IEnumerable<string> IActionVerbs.Verbs => ["GET"];
}
