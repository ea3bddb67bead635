namespace Biela.Kernel;

/// <summary>The one rounding of the house: half away from zero, once.</summary>
public static class Rounding
{
    /// <summary>The quotient rounded half away from zero; throws <see cref="OverflowException"/> when it does not fit.</summary>
    public static long Divide(Int128 dividend, Int128 divisor)
    {
        var (quotient, remainder) = Int128.DivRem(dividend, divisor);
        if (Int128.Abs(remainder) * 2 >= Int128.Abs(divisor)) quotient += Int128.IsNegative(dividend) == Int128.IsNegative(divisor) ? 1 : -1;
        return checked((long)quotient);
    }
}
