using System.Runtime.InteropServices;

namespace Biela.Modules.Financial;

/// <summary>An amount by what it is owed for.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Owed(Money Principal, Money Fine, Money Interest)
{
    public static Owed Nothing => default;

    public Money Total => Principal + Fine + Interest;

    public static Owed operator -(Owed left, Owed right) => new(left.Principal - right.Principal, left.Fine - right.Fine, left.Interest - right.Interest);

    public static Owed operator -(Owed owed) => Nothing - owed;

    /// <summary>What a sum pays of it: interest first, then the fine, then the principal.</summary>
    public Owed Cover(Money sum)
    {
        var interest = Money.Min(sum, Interest);
        var fine = Money.Min(sum - interest, Fine);
        return new(Money.Min(sum - interest - fine, Principal), fine, interest);
    }
}
