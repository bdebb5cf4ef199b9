using System.ComponentModel;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace System.Web.Http;

/// <summary>Where the parameters of an action come from: those of a simple type from the URL, others from the body.</summary>
internal static class WebApiParameters
{
    private static readonly BindingSource Uri = CompositeBindingSource.Create(
        [BindingSource.Path, BindingSource.Query],
        "Uri"
    );

    internal static void Bind(IEnumerable<ParameterModel> parameters)
    {
        foreach (ParameterModel parameter in parameters)
        {
            parameter.BindingInfo = Info(parameter);
        }
    }

    /// <summary>The names that the URL must have for the action to be taken.</summary>
    internal static string[] Required(IEnumerable<ParameterModel> parameters) =>
        [
            .. parameters
                .Where(parameter =>
                    ReferenceEquals(parameter.BindingInfo?.BindingSource, Uri)
                    && IsSimple(parameter.ParameterType)
                    && !parameter.ParameterInfo.HasDefaultValue
                )
                .Select(parameter => parameter.BindingInfo!.BinderModelName ?? parameter.ParameterName),
        ];

    /// <summary>Whether values of the type are made of a text.</summary>
    internal static bool IsSimple(Type type) => TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string));

    private static BindingInfo? Info(ParameterModel parameter)
    {
        if (parameter.ParameterType == typeof(CancellationToken))
        {
            return null;
        }

        if (parameter.ParameterType == typeof(HttpRequestMessage))
        {
            return By(typeof(RequestMessageBinder));
        }

        if (parameter.Attributes.OfType<FromUriAttribute>().FirstOrDefault() is { } fromUri)
        {
            return new BindingInfo { BindingSource = Uri, BinderModelName = fromUri.Name };
        }

        return parameter.Attributes.OfType<FromBodyAttribute>().Any() || !IsSimple(parameter.ParameterType)
            ? By(typeof(FormatterBinder))
            : new BindingInfo { BindingSource = Uri };
    }

    private static BindingInfo By(Type binder) => new() { BinderType = binder, BindingSource = BindingSource.Custom };
}
