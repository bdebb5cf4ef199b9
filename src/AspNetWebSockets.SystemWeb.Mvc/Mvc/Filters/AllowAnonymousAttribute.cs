using Microsoft.AspNetCore.Authorization;

namespace System.Web.Mvc;

/// <summary>
/// Everybody may call the action or controller: <see cref="AuthorizeAttribute"/> does not hold for it, nor do the
/// policies of ASP.NET Core's authorization.
/// </summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.allowanonymousattribute"/>.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = false, Inherited = true)]
public sealed class AllowAnonymousAttribute : Attribute, IAllowAnonymous;
