namespace System.Web.Security;

/// <summary>Keeps the namespace there for files that only name it: membership, roles and forms tickets are not here.</summary>
internal static class NoMembership;
