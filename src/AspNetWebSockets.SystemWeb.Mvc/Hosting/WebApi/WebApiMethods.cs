using System.Web.Http.Controllers;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace System.Web.Http;

/// <summary>The HTTP methods of an action: those of its attribute, else what its name begins with, else POST.</summary>
internal static class WebApiMethods
{
    private static readonly HttpMethod[] Conventional =
    [
        HttpMethod.Get,
        HttpMethod.Put,
        HttpMethod.Post,
        HttpMethod.Delete,
        HttpMethod.Patch,
        HttpMethod.Head,
        HttpMethod.Options,
    ];

    internal static HttpMethod[] Of(ActionModel action)
    {
        HttpMethod[] named =
        [
            .. action
                .Attributes.OfType<IActionHttpMethodProvider>()
                .SelectMany(attribute => attribute.HttpMethods)
                .Distinct(),
        ];
        if (named.Length > 0)
        {
            return named;
        }

        string name = action.ActionMethod.Name;
        HttpMethod? conventional = Array.Find(
            Conventional,
            method => name.StartsWith(method.Method, StringComparison.OrdinalIgnoreCase)
        );
        return [conventional ?? HttpMethod.Post];
    }
}
