namespace System.Web.Mvc;

/// <summary>The action answers the HTTP methods that are named.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.acceptverbsattribute"/>.</remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = true)]
public sealed class AcceptVerbsAttribute : Attribute, IActionVerbs
{
    /// <summary>Names methods.</summary>
    /// <param name="verbs">The methods.</param>
    public AcceptVerbsAttribute(HttpVerbs verbs)
        : this([
            .. Enum.GetValues<HttpVerbs>()
                .Where(verb => verbs.HasFlag(verb))
                .Select(verb => verb.ToString().ToUpperInvariant()),
        ]) { }

    /// <summary>Names methods.</summary>
    /// <param name="verbs">Such as <c>GET</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="verbs"/> is <see langword="null"/> or empty.</exception>
    public AcceptVerbsAttribute(params string[] verbs)
    {
        if (verbs is not { Length: > 0 })
        {
            throw new ArgumentException("Name one HTTP method at least.", nameof(verbs));
        }

        Verbs = verbs;
    }

    /// <summary>The methods.</summary>
    public ICollection<string> Verbs { get; }

    IEnumerable<string> IActionVerbs.Verbs => Verbs;
}
