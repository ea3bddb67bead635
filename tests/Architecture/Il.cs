using System.Reflection;
using System.Reflection.Emit;

namespace Biela.Architecture.Tests;

/// <summary>One method using another, or calling a constructor.</summary>
internal sealed record Use(MethodBase From, MethodBase To)
{
    /// <summary>The class as it is written: closures and state machines belong to the class around them.</summary>
    public Type Writer => Outermost(From.DeclaringType!);

    /// <summary>Whether the compiler wrote the call for an <c>await</c>.</summary>
    public bool Awaits => From.DeclaringType!.IsAssignableTo(typeof(System.Runtime.CompilerServices.IAsyncStateMachine));

    public override string ToString() => $"{Writer.FullName} uses {To.DeclaringType!.Name}.{To.Name}";

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}

/// <summary>Reads the instructions of compiled code.</summary>
internal static class Il
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(code => code.Value);

    public static IEnumerable<Use> Uses(Assembly assembly) =>
        from type in assembly.GetTypes()
        from method in type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All))
        from used in Methods(method)
        select new Use(method, used);

    private static IEnumerable<MethodBase> Methods(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } il) yield break;
        var ofType = method.DeclaringType!.GetGenericArguments();
        var ofMethod = method is MethodInfo ? method.GetGenericArguments() : [];
        for (var at = 0; at < il.Length;)
        {
            var code = Codes[il[at] == 0xFE ? (short)(0xFE00 | il[at + 1]) : il[at]];
            at += code.Size;
            if (code.OperandType == OperandType.InlineMethod) yield return method.Module.ResolveMethod(BitConverter.ToInt32(il, at), ofType, ofMethod)!;
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(il, at),
                _ => 4,
            };
        }
    }
}
