using System.Security.Principal;

namespace System.Web;

/// <summary>Whom the <c>[Authorize]</c> of Web API and that of MVC let in.</summary>
internal sealed class AuthorizationRule
{
    private string[] _roles = [];
    private string[] _users = [];

    /// <summary>Users must be in one of these roles, separated by commas; empty for any.</summary>
    internal string Roles
    {
        get => field ?? string.Empty;
        set
        {
            field = value;
            _roles = Split(value);
        }
    }

    /// <summary>The names of the users that may call, separated by commas, whatever the case of their letters; empty for all.</summary>
    internal string Users
    {
        get => field ?? string.Empty;
        set
        {
            field = value;
            _users = Split(value);
        }
    }

    internal bool Allows(IPrincipal? user) =>
        user?.Identity is { IsAuthenticated: true } identity
        && (_users.Length == 0 || _users.Contains(identity.Name, StringComparer.OrdinalIgnoreCase))
        && (_roles.Length == 0 || Array.Exists(_roles, user.IsInRole));

    private static string[] Split(string? names) =>
        names?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
