using System.Reflection;

namespace AspNetWebSockets.ApiCompare.Signatures;

/// <summary>Accessibility and inheritance as C# declares them.</summary>
internal static class Modifiers
{
    public static string Of(MethodBase method)
    {
        if (method.DeclaringType!.IsInterface)
        {
            return "";
        }

        return (method.IsPublic ? "public " : "protected ") + Inheritance(method);
    }

    private static string Inheritance(MethodBase method)
    {
        if (method.IsStatic)
        {
            return "static ";
        }

        if (!method.IsVirtual)
        {
            return "";
        }

        bool overrides = (method.Attributes & MethodAttributes.VtableLayoutMask) != MethodAttributes.NewSlot;
        return (method.IsAbstract, overrides, method.IsFinal) switch
        {
            (true, true, _) => "abstract override ",
            (true, false, _) => "abstract ",
            (_, true, true) => "sealed override ",
            (_, true, _) => "override ",
            // Implements an interface, which the compiler does with a final slot.
            (_, _, true) => "",
            _ => "virtual ",
        };
    }
}
